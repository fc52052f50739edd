-- A cluster, and how often its membership has changed: whoever changes it says which version it saw, so nobody overwrites unseen changes.
create table if not exists staffroom.cluster (
  cluster_id text primary key,
  version    int not null default 0
);

-- The silos of a cluster, living and dead. A silo that starts again is another one: its generation differs.
create table if not exists staffroom.silo (
  cluster_id    text not null references staffroom.cluster on delete cascade,
  address       text not null,
  port          int not null,
  generation    int not null,
  silo_name     text not null,
  host_name     text not null,
  status        int not null, -- 3 is active, 6 is dead
  gateway_port  int not null, -- 0 where clients cannot connect
  suspect_times text,         -- who suspects it and since when, as Orleans writes it
  started_at    timestamptz not null,
  alive_at      timestamptz not null,
  primary key (cluster_id, address, port, generation)
);
