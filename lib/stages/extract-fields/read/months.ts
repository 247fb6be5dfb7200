/** Beginnings of month names in English, German, French, Dutch, Spanish, Italian and Portuguese. */
const beginnings: [RegExp, number][] = [
  [/^(?:jan|gen|ene|jän)/i, 1],
  [/^(?:feb|fév|fev)/i, 2],
  [/^(?:mar|mär|maa|mrz|mrt)/i, 3],
  [/^(?:apr|avr|abr)/i, 4],
  [/^(?:may|mai|mei|mag|mayo)/i, 5],
  [/^(?:jun|juin|giu)/i, 6],
  [/^(?:jul|juil|lug)/i, 7],
  [/^(?:aug|août|aout|ago)/i, 8],
  [/^(?:sep|set)/i, 9],
  [/^(?:oct|okt|ott|out)/i, 10],
  [/^(?:nov)/i, 11],
  [/^(?:dec|dez|déc|dic)/i, 12],
];

/** A month written as a word, short or long, for use inside other patterns. */
export const MONTH =
  '(?:jan(?:uar[yi]?|vier|eiro)?|jän(?:ner)?|gen(?:naio)?|ene(?:ro)?|feb(?:ruar[yi]?|braio|rero)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|zo|ço)?|märz|mrz|maart|mrt|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|may|mai|mei|mayo|maggio|maio|june?|juni|juin|junio|giugno|junho|july?|juli|juil(?:let)?|julio|luglio|julho|aug(?:ust|ustus)?|ao[ûu]t|ago(?:sto)?|sept?(?:embre?|ember|tembre|tiembre)?|set(?:tembre|embro)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|nov(?:embre?|ember|iembre)?|dec(?:embre|ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:embre|iembre)?)';

/** The number of a month's name, or null. */
export const monthNumber = (name: string): number | null =>
  beginnings.find(([pattern]) => pattern.test(name))?.[1] ?? null;
