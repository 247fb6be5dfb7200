import type { Cue } from './cue.ts';

export const contract: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,7}(?:agreement|contract|amendment|lease|guarant(?:y|ees?)|terms (?:and conditions|of (?:service|use|sale|business))|memorandum of understanding|(?:software|end[- ]user|patent|trade ?mark) licen[cs]e|letter of intent|deed|power of attorney|addendum|vertrag|vereinbarung|geschäftsbedingungen|contrat|accord|avenant|conditions générales(?: de vente| d['’]utilisation)?|convenio|contrato|contratto|overeenkomst)\W*(?:no\.? ?\d+)?$/i,
    weight: 2,
    says: 'is headed as an agreement',
    where: 'heading',
  },
  {
    pattern:
      /^\S*vertrag\b|^(?:\S+ )?(?:rahmen|aufhebungs|nutzungs|zusatz|geheimhaltungs)?vereinbarung\b|^contrat de\b|^convention\b|^accord (?:de|sur|entre)\b/i,
    weight: 2.5,
    says: 'is headed "Vertrag" or "contrat"',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:this|the) (?:\S+ ){0,5}(?:agreement|contract|lease|amendment)\b[^.]{0,200}\b(?:is|was|are)? ?(?:made|entered|dated|effective)\b/i,
    weight: 2.5,
    says: 'says when it was entered into',
  },
  {
    pattern:
      /\b(?:by and between|by and among|between the parties|parties hereto|hereinafter|zwischen .{3,120} und .{3,120} (?:wird|–|-)|(?:im folgenden|nachfolgend|nachstehend)\b.{0,30}[„"“]|schließen folgende|entre les soussignés|ci-après|il a été convenu|the parties agree|each an? ["“]?party|(?:tra|entre) .{3,80} (?:e|y) .{3,80}(?:, di seguito|, en adelante))(?!\p{L})/isu,
    weight: 2,
    says: 'names the parties to it',
  },
  {
    pattern: /\b(?:hereby|herein|hereof|hereto|hereunder|thereof|whereas|witnesseth)\b/gi,
    times: 3,
    weight: 2,
    says: 'uses the language of contracts',
  },
  {
    pattern:
      /\b(?:this|the|such|any) (?:\w+ )?agreement\b|\b(?:terms|section|provisions) of this\b|\byou agree\b|\bthese terms\b|\bthis amendment\b|\bdieses vertrages?\b|\bdieser vereinbarung\b|\b(?:du|le|au) présent contrat\b/gi,
    times: 4,
    weight: 2.2,
    says: 'speaks of itself as an agreement',
  },
  { pattern: /\bshall\b/gi, times: 5, weight: 1.2, says: 'says what the parties shall do' },
  {
    pattern: /\bin witness whereof\b|\bexecuted (?:this|by|in)\b|\bduly authorized\b/i,
    weight: 1.5,
    says: 'ends with signatures',
  },
  {
    pattern:
      /\bgoverning law\b|\bgoverned by (?:and construed )?.{0,40}laws?\b|\bgerichtsstand\b|\bdroit applicable\b/i,
    weight: 1.5,
    says: 'names the governing law',
  },
  {
    pattern:
      /\b(?:confidentiality|indemnif\w+|termination|severability|force majeure|entire agreement|assignment|warrant(?:y|ies)|liabilit(?:y|ies)|consideration|breach|representations|kündigung\S*|haftung|schlussbestimmungen|laufzeit|vertragsdauer|schriftform|kaution|vergütung|geheimhaltung|résiliation|période d['’]essai|clause|durée|confidentialité)\b/gi,
    times: 3,
    weight: 1.2,
    says: 'has the usual clauses',
  },
  {
    pattern:
      /\bvertragspartner\b|\bvertragsparteien\b|\bauftragnehmers?\b|\b(?:ver)?mieter(?:in)?\b|\barbeitnehmer\b|\blizenzgeber\b|\bles parties\b|\ble (?:salarié|bailleur|preneur|prestataire)\b|\b(?:licensor|licensee|lessor|lessee|landlord|tenant|franchisee|franchisor|borrower|lender|receiving party|disclosing party|indemnitee|distributor|consultant|shipper|party a)\b/i,
    weight: 1.2,
    says: 'speaks of contracting parties',
  },
  {
    pattern: /\bC\.?F\.?R\.?\b|\bFed(?:eral|\.) Reg(?:ister|\.)|\bpursuant to section\b.{0,60}\bAct\b/i,
    weight: -1.5,
    says: 'cites regulations',
  },
  {
    pattern: /^\W*exhibit (?:\d+(?:\.\d+)?|[A-Z](?:-\d+)?)\b/i,
    weight: 1.2,
    says: 'is an exhibit of a filing',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:article|section|artikel|§) ?(?:\d+|[IVX]+)\b|^\d{1,2}\.(?:\d{1,2}\.?)? (?:definitions?|term(?:s|ination)?(?: and termination)?|payments?|fees|confidential\w*|indemnif\w+|governing law|notices?|licen[cs]es?|liabilit(?:y|ies)|warrant(?:y|ies)|assignment|miscellaneous|haftung|laufzeit|vergütung|gegenstand|kündigung|vertraulichkeit|schlussbestimmungen)\b/i,
    times: 3,
    weight: 1.2,
    says: 'is divided into clauses',
    where: 'line',
  },
  {
    pattern:
      /\b(?:by (?:accessing|using)|you (?:agree to be bound|accept these terms)|grants? you|no warrant(?:y|ies)|provided ["“]as is|agree(?:s)? to be bound|(?:non-exclusive|non-transferable|royalty-free)|to the (?:fullest|maximum) extent permitted|full force and effect|in consideration of|hold harmless|heirs and assigns|is binding (?:on|upon)|the undersigned|verkauft hiermit|unter ausschluss der|now,? therefore|effective date|hereby (?:agrees?|appoints?|grants?|amended)|agrees? that)\b/gi,
    times: 2,
    weight: 1.8,
    says: 'binds those who agree to it',
  },
  {
    pattern: /^(?:§ ?)?\d{1,2}\.? \p{Lu}[\p{L}’' ]{2,40}\. \p{L}/gmu,
    times: 3,
    weight: 1.5,
    says: 'is written in numbered clauses',
  },
  { pattern: /\bshall\b/gi, times: 3, weight: 0.8, says: 'says what shall be' },
];
