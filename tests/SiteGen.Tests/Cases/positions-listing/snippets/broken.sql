select 1;
select
  nothing;
