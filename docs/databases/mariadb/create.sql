-- The module's database, and its owner, who has no other rights. Run it as root, with a password of your own.
create database gardeshpay character set utf8mb4;
create user gardeshpay@'%' identified by 'change-me';
grant all on gardeshpay.* to gardeshpay@'%';
