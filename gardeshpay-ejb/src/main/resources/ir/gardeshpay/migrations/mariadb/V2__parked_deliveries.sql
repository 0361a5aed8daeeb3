-- Events that are told only on request are found without looking at all others.
alter table gardeshpay_delivery add column parked_at datetime(6);
update gardeshpay_delivery set parked_at = created_at where delivered_at is null and next_attempt_at is null;
create index gardeshpay_delivery_parked on gardeshpay_delivery (parked_at);
