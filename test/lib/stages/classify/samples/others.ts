import type { Sample } from './sample.ts';

export const others: Sample[] = [
  {
    what: 'a manual of a device',
    text: `Espresso machine EM-200
User Manual
Safety instructions
Read these instructions carefully before first use and keep them.
Before cleaning, unplug the appliance.
Fill the tank with cold water. Press the button until the light turns green.
Troubleshooting
Coffee runs too slowly: the grind is too fine.
Technical data: 230 V, 50 Hz, 1450 W`,
  },
  {
    what: 'a recipe',
    text: `Leek and potato soup
Serves 4
Ingredients
3 leeks, 500 g potatoes, 1 litre stock, salt
Method
Slice the leeks and fry them gently in butter. Add the potatoes and the stock.
Simmer for twenty minutes, then blend and season to taste.`,
  },
  {
    what: 'a newsletter of a school',
    text: `Elm Grove School News
Issue 14, March 2019
Dates for your diary
12 March World Book Day
2 April Spring concert
From the head teacher
What a busy month it has been! Year 4 visited the harbour and our choir sang at the town hall.
Volunteers wanted for the garden day.
Lost property: please label all clothing.`,
  },
  {
    what: 'a price list',
    text: `Preisliste Frühjahr 2024
Gärtnerei Lindner
Stauden im 9-cm-Topf 3,90
Lavendel 4,50
Rosen, wurzelnackt 12,00
Obstbäume, Halbstamm 39,00
Alle Preise in Euro inklusive Mehrwertsteuer, solange der Vorrat reicht.`,
  },
  {
    what: 'a web page of an encyclopedia',
    text: `Main page   Contents   Random article   Log in
Nordhamn
From an open encyclopedia
Nordhamn is a port on the northern coast with 48,000 inhabitants.
History
The town was founded in 1642 and burned down in 1781.
Geography
See also
External links
This page was last edited on 3 June 2020.`,
  },
  {
    what: 'program code',
    text: `import { readFile } from 'node:fs/promises';

export async function countWords(path) {
  const text = await readFile(path, 'utf8');
  const words = text.split(' ');
  return words.length;
}

// prints the number of words
console.log(await countWords(process.argv[2]));`,
    mediaType: 'text/plain',
  },
  {
    what: 'a text of law',
    text: `§ 117 Nachbarrecht
(1) Der Eigentümer eines Grundstücks kann verlangen, dass der Nachbar die Zweige zurückschneidet.
(2) Absatz 1 gilt nicht, wenn die Zweige die Benutzung des Grundstücks nicht beeinträchtigen.
§ 118 Einfriedung
(1) Die Gemeinde kann durch Satzung Art und Höhe der Einfriedung regeln.`,
  },
  {
    what: 'a federal regulation',
    text: `Environmental Protection Agency § 82.34
(b) Each person who sells refrigerant shall keep records for three years.
[58 FR 28714, May 14, 1993, as amended at 60 FR 40420, Aug. 8, 1995]
§ 82.36 Approved refrigerant handling equipment.
(a)(1) Effective until September 4, the equipment shall be certified by the Administrator.
40 CFR Ch. I (7-1-03 Edition)`,
  },
  {
    what: 'a press release',
    text: `FOR IMMEDIATE RELEASE
Contact: Dana Whitlock, 555-0144
New footbridge opens on Saturday
NORDHAMN, June 4 — The mayor will open the new footbridge on Saturday at 10 a.m. The bridge links the station to the
harbour and was built in fourteen months. Visitors are invited to walk across and to enjoy free ice cream.
###`,
  },
  {
    what: 'a page of a novel',
    text: `Chapter Four
The rain had not stopped since Tuesday. Martha put the kettle on and looked out over the field where the horses stood with
their backs to the wind. "He will not come today," she said.
Nobody answered. Upstairs a door closed, and the old dog lifted its head and let it sink again.`,
  },
  {
    what: 'a leaflet about health',
    text: `Ticks: what you should know
What are ticks?
Ticks are small animals that live in grass and woodland.
How can I protect myself?
Wear long trousers. Check your skin after walks.
What should I do if I am bitten?
Remove the tick with tweezers. See a doctor if a rash appears.
Call us toll-free for more information.`,
  },
  {
    what: 'a programme of an event',
    text: `Spring concert
Saturday 14 May, 7.30 pm, St Mary's Hall
Doors open at 7 pm
Haydn: Trumpet Concerto
Interval
Dvořák: Symphony No. 8
Conductor: Ines Falk
Tickets £12, concessions £8`,
  },
  {
    what: 'notes of somebody',
    text: `call plumber re: boiler
milk, bread, batteries
ask Tom about Saturday
idea: move the shelf to the hall??
wifi guest password on the fridge`,
  },
  {
    what: 'a German house rule notice',
    text: `Aushang
Liebe Hausgemeinschaft ist das A und O, daher bitten wir alle, folgende Regeln zu beachten:
Die Haustür ist nachts geschlossen zu halten.
Fahrräder gehören in den Keller.
Mülltonnen stehen dienstags an der Straße.
Die Hausverwaltung`,
  },
  {
    what: 'a table of customers',
    text: 'Index,Name,City,Phone\n1,Ann Bell,Hull,555-0101\n2,Bo Lund,Ulm,555-0102\n3,Chen Ito,Lyon,555-0103',
    mediaType: 'text/csv',
  },
  {
    what: 'a page of which OCR read only scraps',
    text: `l1 ..;' ~ rn
iI e@ 8 0 ,_
t he  o f  3 ]
wv  - ..`,
    mediaType: 'image/png',
  },
  {
    what: 'a court filing',
    text: `UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF OHIO
ALDER PUMPS, INC., Plaintiff,
v.
FINCH TRADING LTD., Defendant.
Case No. 1:14-cv-00411
MOTION FOR EXTENSION OF TIME
Plaintiff, by counsel, respectfully moves this Court for an extension of fourteen days.`,
  },
];
