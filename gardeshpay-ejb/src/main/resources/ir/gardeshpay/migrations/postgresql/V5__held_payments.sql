-- Payments that a person must look at are found among ten million: they are the only ones that have a reason in this column.
-- While the table is read for it, once, payments can be looked at and not changed. It waits for no observer that hangs: after
-- five seconds, in which others wait too, it fails and is tried again. Who runs it by hand does so in one transaction.
set local lock_timeout = '5s';
create index gardeshpay_payment_held on gardeshpay_payment (hold_reason) where hold_reason is not null;
