-- The statements that Orleans' ADO.NET providers read from the table of this name, by the keys they expect. A provider binds the
-- parameters and reads the columns named here. Each is one statement, so each is atomic.
create table if not exists staffroom.orleansquery (
  querykey  text primary key,
  querytext text not null
);

insert into staffroom.orleansquery (querykey, querytext) values

('InsertMembershipVersionKey', $query$
  with added as (
    insert into staffroom.cluster (cluster_id) values (@DeploymentId)
    on conflict do nothing
    returning cluster_id)
  select exists (select from added)
$query$),

('InsertMembershipKey', $query$
  with changed as (
    update staffroom.cluster set version = version + 1
    where cluster_id = @DeploymentId and version = @Version and not exists (
      select from staffroom.silo
      where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning cluster_id),
  added as (
    insert into staffroom.silo
      (cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, started_at, alive_at)
    select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from changed
    returning cluster_id)
  select exists (select from added)
$query$),

('UpdateMembershipKey', $query$
  with changed as (
    update staffroom.cluster set version = version + 1
    where cluster_id = @DeploymentId and version = @Version and exists (
      select from staffroom.silo
      where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning cluster_id),
  updated as (
    update staffroom.silo
    set status = @Status, suspect_times = @SuspectTimes, alive_at = greatest(alive_at, @IAmAliveTime)
    from changed
    where silo.cluster_id = changed.cluster_id and address = @Address and port = @Port and generation = @Generation
    returning silo.cluster_id)
  select exists (select from updated)
$query$),

('UpdateIAmAlivetimeKey', $query$
  update staffroom.silo set alive_at = greatest(alive_at, @IAmAliveTime)
  where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$query$),

('MembershipReadRowKey', $query$
  select version as "Version", address as "Address", port as "Port", generation as "Generation", silo_name as "SiloName",
    host_name as "HostName", status as "Status", gateway_port as "ProxyPort", suspect_times as "SuspectTimes",
    started_at as "StartTime", alive_at as "IAmAliveTime"
  from staffroom.cluster
  left join staffroom.silo
    on silo.cluster_id = cluster.cluster_id and address = @Address and port = @Port and generation = @Generation
  where cluster.cluster_id = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
  select version as "Version", address as "Address", port as "Port", generation as "Generation", silo_name as "SiloName",
    host_name as "HostName", status as "Status", gateway_port as "ProxyPort", suspect_times as "SuspectTimes",
    started_at as "StartTime", alive_at as "IAmAliveTime"
  from staffroom.cluster
  left join staffroom.silo on silo.cluster_id = cluster.cluster_id
  where cluster.cluster_id = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
  select address as "Address", gateway_port as "ProxyPort", generation as "Generation"
  from staffroom.silo
  where cluster_id = @DeploymentId and status = @Status and gateway_port > 0
$query$),

('CleanupDefunctSiloEntriesKey', $query$
  delete from staffroom.silo
  where cluster_id = @DeploymentId and status = 6 and alive_at < @IAmAliveTime
$query$),

-- One dead silo, if it is still as it was read; only later providers ask for it.
('CleanupDefunctSiloEntryKey', $query$
  delete from staffroom.silo
  where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation and status = 6
    and alive_at = @IAmAliveTime and coalesce(suspect_times, '') = coalesce(@SuspectTimes, '')
$query$),

('DeleteMembershipTableEntriesKey', $query$
  delete from staffroom.cluster where cluster_id = @DeploymentId
$query$),

('ReadFromStorageKey', $query$
  select payload as "PayloadBinary", version as "Version"
  from staffroom.grain_state
  where service_id = @ServiceId and grain_type = @GrainTypeString
    and key_n0 = @GrainIdN0 and key_n1 = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
$query$),

-- No row comes back where the version is not the one that the writer has seen: the provider takes that for a conflict.
('WriteToStorageKey', $query$
  with added as (
    insert into staffroom.grain_state (service_id, grain_type, key_n0, key_n1, key_text, version, payload)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), 1, @PayloadBinary
    where @GrainStateVersion is null
    on conflict do nothing
    returning version),
  updated as (
    update staffroom.grain_state set version = version + 1, payload = @PayloadBinary, written_at = now()
    where service_id = @ServiceId and grain_type = @GrainTypeString
      and key_n0 = @GrainIdN0 and key_n1 = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
      and version = @GrainStateVersion
    returning version)
  select version as "NewGrainStateVersion" from added
  union all
  select version from updated
$query$),

('ClearStorageKey', $query$
  update staffroom.grain_state set version = version + 1, payload = null, written_at = now()
  where service_id = @ServiceId and grain_type = @GrainTypeString
    and key_n0 = @GrainIdN0 and key_n1 = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
    and version = @GrainStateVersion
  returning version as "NewGrainStateVersion"
$query$),

('DeleteStorageKey', $query$
  delete from staffroom.grain_state
  where service_id = @ServiceId and grain_type = @GrainTypeString
    and key_n0 = @GrainIdN0 and key_n1 = @GrainIdN1 and key_text = coalesce(@GrainIdExtensionString, '')
    and version = @GrainStateVersion
  returning version + 1 as "NewGrainStateVersion"
$query$)

on conflict (querykey) do update set querytext = excluded.querytext;
