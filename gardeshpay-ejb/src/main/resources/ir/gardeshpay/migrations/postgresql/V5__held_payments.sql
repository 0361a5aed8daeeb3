-- Payments that a person must look at are found among ten million: they are the only ones that have a reason in this column.
-- Nobody waits for this longer than five seconds behind an observer that hangs; then it fails, and is tried again.
set local lock_timeout = '5s';
create index gardeshpay_payment_held on gardeshpay_payment (hold_reason) where hold_reason is not null;
