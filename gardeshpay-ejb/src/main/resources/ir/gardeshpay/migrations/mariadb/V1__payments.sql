-- Text is compared byte by byte, as on PostgreSQL: case and trailing blanks make another number. Moments are in UTC.
-- Ids are taken in blocks of 50. Those of payments have ten digits: they are the generated invoice numbers. Without a
-- cache: by default it holds a thousand blocks, which a server that dies forgets, and Galera refuses it.
create sequence gardeshpay_payment_seq start with 1000000050 increment by 50 nocache engine = innodb;
create sequence gardeshpay_verification_seq start with 50 increment by 50 nocache engine = innodb;
create sequence gardeshpay_step_seq start with 50 increment by 50 nocache engine = innodb;
create sequence gardeshpay_delivery_seq start with 50 increment by 50 nocache engine = innodb;

create table gardeshpay_payment (
    id                bigint        not null primary key,
    invoice_number    varchar(64)   not null,
    callback_key      varchar(22)   not null,
    order_id          varchar(100)  not null,
    account           varchar(40)   not null,
    amount            bigint        not null,
    invoice_date      varchar(10)   not null,
    mobile            varchar(11),
    email             varchar(254),
    return_url        varchar(2000),
    status            varchar(10)   not null,
    resting_status    varchar(10)   not null,
    created_at        datetime(6)   not null,
    expires_at        datetime(6)   not null,
    token_lease_until datetime(6),
    redirect_url      varchar(2000),
    tracking_number   varchar(64),
    reference_number  varchar(100),
    card              varchar(40),
    card_fingerprint  varchar(32),
    paid_at           datetime(6),
    paid_order_id     varchar(100),
    refusal_code      integer,
    refusal_message   varchar(500),
    hold_reason       varchar(500)
) engine = innodb row_format = dynamic default character set utf8mb4 collate utf8mb4_nopad_bin;
create unique index gardeshpay_payment_invoice on gardeshpay_payment (invoice_number);
create unique index gardeshpay_payment_key on gardeshpay_payment (callback_key);
-- One transaction pays for one invoice, and one payment is the first of its order: in any race.
create unique index gardeshpay_payment_tracking on gardeshpay_payment (tracking_number);
create unique index gardeshpay_payment_reference on gardeshpay_payment (reference_number);
create unique index gardeshpay_payment_paid_order on gardeshpay_payment (paid_order_id);
create index gardeshpay_payment_order on gardeshpay_payment (order_id);
create index gardeshpay_payment_due on gardeshpay_payment (status, expires_at);

create table gardeshpay_verification (
    id              bigint       not null primary key,
    payment_id      bigint       not null references gardeshpay_payment (id),
    tracking_number varchar(64)  not null,
    state           varchar(10)  not null,
    attempts        integer      not null,
    created_at      datetime(6)  not null,
    next_attempt_at datetime(6),
    asked_by        varchar(300)
) engine = innodb row_format = dynamic default character set utf8mb4 collate utf8mb4_nopad_bin;
create unique index gardeshpay_verification_once on gardeshpay_verification (payment_id, tracking_number);
create index gardeshpay_verification_due on gardeshpay_verification (next_attempt_at);

create table gardeshpay_step (
    id          bigint        not null primary key,
    payment_id  bigint        not null references gardeshpay_payment (id),
    happened_at datetime(6)   not null,
    node        varchar(300)  not null,
    step        varchar(20)   not null,
    detail      varchar(2500) not null
) engine = innodb row_format = dynamic default character set utf8mb4 collate utf8mb4_nopad_bin;
create index gardeshpay_step_payment on gardeshpay_step (payment_id);

create table gardeshpay_delivery (
    id              bigint       not null primary key,
    payment_id      bigint       not null references gardeshpay_payment (id),
    event_number    integer      not null,
    kind            varchar(10)  not null,
    created_at      datetime(6)  not null,
    attempts        integer      not null,
    next_attempt_at datetime(6),
    delivered_at    datetime(6)
) engine = innodb row_format = dynamic default character set utf8mb4 collate utf8mb4_nopad_bin;
create unique index gardeshpay_delivery_order on gardeshpay_delivery (payment_id, event_number);
create index gardeshpay_delivery_due on gardeshpay_delivery (next_attempt_at);

create table gardeshpay_orphan (
    tracking_number varchar(64)   not null primary key,
    payment_id      bigint        not null references gardeshpay_payment (id),
    found_at        datetime(6)   not null,
    invoice_number  varchar(500),
    amount          bigint,
    evidence        varchar(2500) not null
) engine = innodb row_format = dynamic default character set utf8mb4 collate utf8mb4_nopad_bin;
