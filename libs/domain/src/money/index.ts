export * from './amount-sums';
export { CURRENCIES, currencyExponent, isCurrency, suggestCurrency } from './currency';
export * from './format-amount';
export * from './parse-amount';
