-- What grains save. A cleared state keeps its row without a payload, so that a writer who has not seen the clearing still fails.
create table if not exists staffroom.grain_state (
  service_id text not null,
  grain_type text not null,
  key_n0     bigint not null, -- a key that is a number or a GUID
  key_n1     bigint not null,
  key_text   text not null,   -- a key that is a text, or a key's extension; empty where there is none
  version    int not null,
  payload    bytea,
  written_at timestamptz not null default now(),
  primary key (service_id, grain_type, key_n0, key_n1, key_text)
);
