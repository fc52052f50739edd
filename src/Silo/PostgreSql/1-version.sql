-- Staffroom's part of a PostgreSQL database (13 or later): the members of a cluster of silos, and what its grains save.
-- The whole can be applied as often as wanted: what is there stays, what is missing or older is brought up to this version.

set local client_min_messages = warning;

-- Two that apply at the same time take turns.
select pg_advisory_xact_lock(hashtextextended('staffroom.schema_version', 0));

do $$
begin
  if current_setting('server_version_num')::int < 130000 then
    raise exception 'PostgreSQL % is too old: 13 or later is needed.', current_setting('server_version')
      using errcode = 'feature_not_supported';
  end if;

  -- "create schema if not exists" asks for the right to create one even where there is one already.
  if to_regnamespace('staffroom') is null then
    create schema staffroom;
  end if;
end
$$;

create table if not exists staffroom.schema_version (
  version    int primary key,
  applied_at timestamptz not null default now()
);

do $$
declare
  ours constant int := 1;
  newest int := (select max(version) from staffroom.schema_version);
begin
  if newest > ours then
    raise exception 'The database has version % of the schema and this Staffroom knows %: use a later Staffroom.', newest, ours
      using errcode = 'feature_not_supported';
  end if;

  insert into staffroom.schema_version (version) values (ours) on conflict do nothing;
end
$$;
