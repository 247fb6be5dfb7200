create table public.half (id int); select no_such_column;
