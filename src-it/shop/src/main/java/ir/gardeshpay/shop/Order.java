package ir.gardeshpay.shop;

import ir.gardeshpay.Amount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An order, as the shop keeps it in its own table. Whether it is paid is the shop's to know, and stands here. */
@Entity(name = "ShopOrder") // ORDER is a word of JPQL
@Table(name = "shop_order")
public class Order {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** All that the shop needs to know before it ships. */
    public enum Status {
        /** Not paid, or not yet. */
        NEW,
        /** Paid: ship it. */
        PAID
    }

    @Id
    private String id;

    @Column
    @Enumerated(EnumType.STRING)
    private Product product;

    @Column(name = "amount_rial")
    private long amountRial;

    @Enumerated(EnumType.STRING)
    private Status status = Status.NEW;

    @Column(name = "reference_number")
    private @Nullable String referenceNumber;

    private @Nullable String card;

    /** In UTC: the two persistence providers store an Instant differently. */
    @Column(name = "paid_at")
    private @Nullable LocalDateTime paidAt;

    @Column(name = "times_credited")
    private int timesCredited;

    /** For the persistence provider. */
    protected Order() {}

    Order(Product product) {
        this.id = unguessable();
        this.product = product;
        this.amountRial = product.price().rial();
    }

    /** 128 random bits: the buyer opens the order by its id, without a login. */
    private static String unguessable() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    String id() {
        return id;
    }

    Product product() {
        return product;
    }

    Amount amount() {
        return Amount.ofRial(amountRial);
    }

    Status status() {
        return status;
    }

    boolean isPaid() {
        return status == Status.PAID;
    }

    @Nullable
    String referenceNumber() {
        return referenceNumber;
    }

    @Nullable
    String card() {
        return card;
    }

    @Nullable
    Instant paidAt() {
        return paidAt == null ? null : paidAt.toInstant(ZoneOffset.UTC);
    }

    /** How often a payment was credited to this order: 1, unless the buyer paid twice. */
    int timesCredited() {
        return timesCredited;
    }
}
