-- What a fresh development project starts with: nothing but the queues of the migrations. Accounts come from sign-up;
-- the local cloud makes its demo people through the same door.
select count(*) from public.queues;
