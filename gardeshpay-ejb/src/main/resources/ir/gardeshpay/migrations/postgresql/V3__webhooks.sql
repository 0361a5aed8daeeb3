-- A message for each event and each receiver outside, and what has become of it. The text is kept as it was sent.
create sequence gardeshpay_webhook_seq start with 50 increment by 50;

create table gardeshpay_webhook (
    id              bigint         not null primary key,
    payment_id      bigint         not null references gardeshpay_payment (id),
    delivery_id     bigint         not null,
    event_number    integer        not null,
    receiver        varchar(40)    not null,
    kind            varchar(10)    not null,
    body            varchar(12000) not null,
    created_at      timestamp(6)   not null,
    attempts        integer        not null,
    next_attempt_at timestamp(6),
    claimed_until   timestamp(6),
    delivered_at    timestamp(6),
    parked_at       timestamp(6),
    last_error      varchar(500)
);
create unique index gardeshpay_webhook_order on gardeshpay_webhook (payment_id, receiver, event_number);
create index gardeshpay_webhook_due on gardeshpay_webhook (receiver, next_attempt_at);
create index gardeshpay_webhook_parked on gardeshpay_webhook (receiver, parked_at);

-- Receivers that have failed at least once.
create table gardeshpay_webhook_receiver (
    name          varchar(40)  not null primary key,
    failing_since timestamp(6),
    disabled_at   timestamp(6),
    reason        varchar(500)
);
create index gardeshpay_webhook_receiver_disabled on gardeshpay_webhook_receiver (disabled_at);
