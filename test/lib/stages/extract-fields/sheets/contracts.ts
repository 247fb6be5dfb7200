import type { Sheet } from './sheet.ts';

export const contracts: Sheet[] = [
  {
    name: 'a contract with two companies named "ci-après"',
    category: 'contract',
    page: `
CONTRAT DE PRESTATION DE SERVICES

La société Novatec Conseil, SARL au capital de 10 000 euros, dont le siège est 4 rue Haute, 69001 Lyon, représentée par Mme Claire Aubry, ci-après dénommée « le Prestataire »,

d'une part, et

La société Grands Moulins du Sud, SA au capital de 200 000 euros, dont le siège est à Nîmes, ci-après dénommée « le Client »,

d'autre part,

Article 1 - Objet. Le présent contrat prend effet le 1er mars 2026.
Fait à Lyon, le 12 février 2026`,
    values: {
      parties: ['Novatec Conseil', 'Grands Moulins du Sud'],
      agreement_date: '2026-02-12',
      effective_date: '2026-03-01',
    },
  },
  {
    name: 'a contract with a block of roles, each with its firm',
    category: 'contract',
    page: `
Dienstleistungsvertrag

Auftraggeber: Kurklinik Seeblick GmbH, Uferweg 1, 88131 Lindau
Auftragnehmer: Wäscherei Blank e.K., Industriestr. 4, 88131 Lindau

§ 1 Gegenstand
Der Auftragnehmer reinigt die Wäsche der Auftraggeberin.
Lindau, den 3. Mai 2026`,
    values: { parties: ['Kurklinik Seeblick GmbH', 'Wäscherei Blank e.K.'], agreement_date: '2026-05-03' },
  },
  {
    name: 'a contract with roles above their names',
    category: 'contract',
    page: `
Werkvertrag

Auftraggeber:
Gemeinde Waldau
Dorfplatz 1
72411 Waldau

Auftragnehmer:
Tiefbau Renz GmbH & Co. KG
Kiesweg 9
72406 Bisingen

1. Leistung
Der Auftragnehmer erneuert den Gehweg.`,
    values: { parties: ['Gemeinde Waldau', 'Tiefbau Renz GmbH & Co. KG'] },
  },
  {
    name: 'a contract with "made by X with Y"',
    category: 'contract',
    page: `
SUPPLY AGREEMENT

This Agreement is made on 4 June 2026 by Highland Oats Limited ("Supplier") with Baker & Finch plc ("Customer").

1. Supply. The Supplier shall supply oats. Governed by the laws of Scotland.`,
    values: { parties: ['Highland Oats Limited', 'Baker & Finch plc'], agreement_date: '2026-06-04' },
  },
  {
    name: 'a contract with two people named "nachfolgend"',
    category: 'contract',
    page: `
Mietvertrag

Herr Jonas Weidner, Parkallee 3, 28209 Bremen
- nachfolgend Vermieter genannt -
und
Frau Sina Okoye, Am Deich 8, 28199 Bremen
- nachfolgend Mieterin genannt -
schließen folgenden Vertrag:
§ 1 Mietsache. Bremen, 01.04.2026`,
    values: { parties: ['Jonas Weidner', 'Sina Okoye'] },
  },
  {
    name: 'a contract with "entre les soussignés"',
    category: 'contract',
    page: `
CONTRAT DE TRAVAIL

Entre les soussignés :
La SAS Boréal Énergie, dont le siège social est situé 10 avenue du Parc, 35000 Rennes,
Ci-après « l'Employeur »
Et
Monsieur Paul Kermadec, demeurant 3 rue Neuve, 35000 Rennes,
Ci-après « le Salarié »
Il a été convenu ce qui suit.`,
    values: { parties: ['SAS Boréal Énergie', 'Paul Kermadec'] },
  },
  {
    name: 'a contract with a numbered list of a firm and a person',
    category: 'contract',
    page: `
NON-DISCLOSURE AGREEMENT

Date: 9 January 2026

Parties
(1) Quartz Analytics Ltd, registered in England (the "Discloser"); and
(2) Dr Amelia Stone of 4 Hill Road, Leeds (the "Recipient").

1. Definitions`,
    values: { parties: ['Quartz Analytics Ltd', 'Dr Amelia Stone'], agreement_date: '2026-01-09' },
  },
];
