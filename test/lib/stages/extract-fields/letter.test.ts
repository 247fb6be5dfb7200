import { expect, test } from 'vitest';
import { read, textDocument, values } from './documents.ts';

test('an English letter names its reader in the address and its subject below the greeting', async () => {
  const letter = textDocument(`Alder & Finch Solicitors
14 September 2021
Mrs J Holloway
7 Orchard Close
Dear Mrs Holloway
Purchase of 9 Mill Lane
I write further to our call.
Yours sincerely
Kate Finch`);
  expect(await values(letter, 'letter')).toEqual({
    from: 'Kate Finch',
    to: 'Mrs J Holloway',
    date: '2021-09-14',
    subject: 'Purchase of 9 Mill Lane',
  });
});

test('a German letter names its reader under "Herrn" and is signed for somebody', async () => {
  const letter = textDocument(`Lindental Versicherung, Postfach 1200, 50667 Köln
Herrn
Jonas Krämer
Gartenweg 5
50999 Köln
Köln, 18.08.2022
Ihre Schadenmeldung zum Dach
Sehr geehrter Herr Krämer,
wir danken Ihnen für Ihre Mitteilung.
Mit freundlichem Gruß
i. A. Petra Schulte`);
  expect(await values(letter, 'letter')).toEqual({
    from: 'Petra Schulte',
    to: 'Jonas Krämer',
    date: '2022-08-18',
    subject: 'Ihre Schadenmeldung zum Dach',
  });
});

test('a French letter is dated with its place and signed at its end', async () => {
  const letter = textDocument(`Lyon, le 4 mars 2023
Objet : résiliation de mon abonnement
Madame, Monsieur,
Je vous informe de ma décision.
Je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.
Claire Vasseur`);
  expect(await values(letter, 'letter')).toEqual({
    from: 'Claire Vasseur',
    date: '2023-03-04',
    subject: 'résiliation de mon abonnement',
  });
});

test('a subject that no label names, and a date beside another one, are left to a person', async () => {
  const letter = textDocument(
    'Ihre Nachricht vom 12.08.2022\nKöln, 18.08.2022\nIhre Meldung zum Dach\nSehr geehrte Frau Holm,\nvielen Dank.',
  );
  const { subject, date } = await read(letter, 'letter');
  expect(subject?.confidence).toBeLessThan(0.6);
  expect(date?.confidence).toBeLessThan(0.6);
});

test('a letter to nobody by name names nobody', async () => {
  const letter = textDocument('To whom it may concern\nMs Lindqvist worked here.\nKind regards\nAnders Holm');
  expect(await values(letter, 'letter')).toEqual({ from: 'Anders Holm' });
});
