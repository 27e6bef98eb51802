export const LANGUAGES = ['de', 'en'] as const;
/** German is the default and the source of every text. */
export type Language = (typeof LANGUAGES)[number];

/** Locale for dates, numbers and plurals; English as it is written in Europe. */
export const LOCALE: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
