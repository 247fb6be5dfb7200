insert into public.places values (3, '[0,0,1]');
