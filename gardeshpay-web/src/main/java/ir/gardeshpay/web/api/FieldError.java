package ir.gardeshpay.web.api;

/**
 * What is wrong with one member of the body, or one parameter.
 *
 * @param field its name
 * @param message what is wrong, and what a right value looks like
 */
record FieldError(String field, String message) {}
