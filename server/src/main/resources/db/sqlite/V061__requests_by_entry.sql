-- The changes of the desk by their place on the record.
create index request_steps_by_entry on request_steps (entry);
