-- Payments that a person must look at are found among ten million: they are the only ones that have a reason in this column.
create index gardeshpay_payment_held on gardeshpay_payment (hold_reason(20));
