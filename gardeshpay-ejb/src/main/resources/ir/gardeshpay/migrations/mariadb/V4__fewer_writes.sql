-- Less is written for a payment that goes the usual way: steps of its timeline that its rows tell by themselves are not written
-- a second time. Who wants the timeline reads the view. What an older version has written stays as it is, and is in the view too.
alter table gardeshpay_payment add column created_by varchar(300);
alter table gardeshpay_payment add column token_at datetime(6);
alter table gardeshpay_payment add column token_by varchar(300);
-- How many tracking numbers have come back; of payments that were decided before, nobody asks.
alter table gardeshpay_payment add column returns integer not null default 0;
alter table gardeshpay_verification add column returned_to varchar(300);
alter table gardeshpay_verification add column decided_at datetime(6);
alter table gardeshpay_verification add column decided_by varchar(300);
alter table gardeshpay_verification add column evidence varchar(2500);
alter table gardeshpay_delivery add column told_by varchar(300);
-- When it is looked whether a payment's time is over; null: not any more. Its own column, because one that is in an index costs
-- each update an entry in every index. What an older version adds from now on is looked at at once.
alter table gardeshpay_payment add column due_at datetime(6);
alter table gardeshpay_payment alter column due_at set default '2000-01-01 00:00:00';

update gardeshpay_payment set returns =
    (select count(*) from gardeshpay_verification v where v.payment_id = gardeshpay_payment.id)
    where status in ('CREATED', 'PENDING', 'VERIFYING')
    and exists (select 1 from gardeshpay_verification v where v.payment_id = gardeshpay_payment.id);
update gardeshpay_payment set due_at = expires_at where status in ('CREATED', 'PENDING', 'VERIFYING');
drop index gardeshpay_payment_due on gardeshpay_payment;
create index gardeshpay_payment_due on gardeshpay_payment (due_at);

create view gardeshpay_timeline as
select concat('created ', p.id) as id, p.id as payment_id, p.created_at as happened_at, 1 as turn, p.id as source_id,
    p.created_by as node, 'CREATED' as step,
    concat('order ', p.order_id, ', ', p.amount, ' Rial, account ', p.account) as detail
from gardeshpay_payment p where p.created_by is not null
union all
select concat('token ', p.id), p.id, p.token_at, 2, p.id,
    p.token_by, 'TOKEN_ISSUED', 'the buyer can go to the gateway'
from gardeshpay_payment p where p.token_by is not null
union all
select concat('returned ', v.id), v.payment_id, v.created_at, 3, v.id,
    v.returned_to, 'RETURNED', concat('tracking number ', v.tracking_number)
from gardeshpay_verification v where v.returned_to is not null
union all
select concat('step ', s.id), s.payment_id, s.happened_at, 4, s.id,
    s.node, s.step, s.detail
from gardeshpay_step s
union all
select concat('paid ', v.id), v.payment_id, v.decided_at, 5, v.id,
    v.decided_by, 'PAID', v.evidence
from gardeshpay_verification v where v.decided_by is not null
union all
select concat('told ', d.id), d.payment_id, d.delivered_at, 6, d.id,
    d.told_by, 'TOLD', d.kind
from gardeshpay_delivery d where d.told_by is not null;
