import type { Cue } from './cue.ts';

const CODE =
  /^(?:import .+ from |export (?:const|function|default|class)|(?:const|let|var) \w+ =|(?:async )?function \w*\(|def \w+\(|#include|public (?:static |class )|return [\w(]+.*;$|<\/?\w+>$|[})\]]+;?$|\/\/ )|[)}\]"'];$|\{$/;

/** Kinds of document that are none of the others, so that `other` can be named for what it is. */
export const other: Cue[] = [
  {
    pattern:
      /^\W*(?:(?:user|owner'?s?|instruction|operating|service|reference) (?:manual|guide)|manual|instructions for use|installation (?:guide|instructions)|quick start.{0,12}|getting started|troubleshooting|safety (?:instructions|information)|technical data|bedienungsanleitung|betriebsanleitung|gebrauchsanweisung|sicherheitshinweise|fehlerbehebung|mode d['’]emploi|notice d['’]utilisation|guide d['’]utilisation|consignes de sécurité|handbook)\W*$/i,
    weight: 2.5,
    says: 'is headed as a manual',
    where: 'line',
  },
  {
    pattern:
      /\b(?:press (?:the|and hold)|click (?:on |the )|unplug|plug (?:it )?in|before (?:first use|cleaning)|read these instructions|drücken sie|klicken sie|appuyez sur|cliquez sur)\b/gi,
    times: 2,
    weight: 1.5,
    says: 'tells how something is used',
  },
  {
    pattern:
      /^\W*(?:newsletter|in(?:side)? this issue|(?:dates? for your diary|upcoming events|calendar of events|save the date)|a message from.{0,60}|from the (?:editor|director|head ?teacher|president|chair).{0,20}|volunteers? (?:needed|wanted)|lost property|\S+ (?:news|bulletin|gazette|times|post)|in dieser ausgabe|terminkalender|gemeindebrief)\W*$/i,
    weight: 2.5,
    says: 'reads like a newsletter',
    where: 'line',
  },
  {
    pattern:
      /^(?:volume|vol\.?|issue|ausgabe|numéro) \d{1,3}\b(?!.*\b(?:pp?\.|doi|journal))(?:, (?:issue|no\.?|number) \d+)?.{0,25}$/i,
    weight: 1.2,
    says: 'is one issue of a series',
    where: 'heading',
  },
  {
    pattern:
      /\bfor immediate release\b|^\W*(?:press|news|media) release\b|\bpressemitteilung\b|\bcommuniqué de presse\b/im,
    weight: 4,
    says: 'is headed as a press release',
    where: 'opening',
  },
  {
    pattern:
      /\b\d{1,3} (?:FR|Fed\. Reg\.) \d{2,6}\b|\bredesignated\b|\bas amended (?:at|by)\b|\(\d+ CFR Ch|^\(\d\) .{5,60}\babsatz \d|\babs(?:atz|\.) \d+\b/gim,
    times: 2,
    weight: 3.2,
    says: 'is a text of law or regulation',
  },
  { pattern: /^§ ?\d+/, times: 2, weight: 1.5, says: 'is divided into paragraphs of law', where: 'line' },
  {
    pattern:
      /\b(?:plaintiffs?|defendants?|appellant|appellee|petitioner|respondent|district court|court of appeals|docket no|case (?:no\.?|\d+:)|klägerin?|beklagter?|amtsgericht|landgericht|tribunal)\b/gi,
    times: 3,
    weight: 3.2,
    says: 'is a paper of a court',
  },
  {
    pattern: /^\W*(?:ingredients|zutaten|ingrédients|serves \d+|zubereitung|préparation)\b/i,
    weight: 3,
    says: 'is a recipe',
    where: 'line',
  },
  {
    pattern:
      /\b(?:opening balance|closing balance|balance (?:brought|carried) forward|statement (?:of account|period)|kontoauszug|alter saldo|neuer saldo|kontostand|relevé de compte|solde (?:précédent|créditeur|débiteur))\b/i,
    weight: 3,
    says: 'is a statement of an account',
  },
  {
    pattern: /^\W*(?:price ?list|preisliste|tarifs?|liste de prix|menu|speisekarte|carte|catalogue|katalog)\b.{0,30}$/i,
    weight: 2,
    says: 'is headed as a list of what is offered',
    where: 'heading',
  },
  {
    pattern: /\b(?:delivery note|packing (?:list|slip)|lieferschein|bon de livraison|bill of lading)\b/i,
    weight: 2.5,
    says: 'goes with a delivery',
    where: 'opening',
  },
  { pattern: CODE, times: 6, weight: 3, says: 'is written in code', where: 'line' },
  {
    pattern:
      /\b(?:jump to (?:content|navigation)|main menu|log ?in|sign in|see also|external links|random article|all rights reserved|cookie (?:policy|settings)|last edited on|wikipedia|\(disambiguation\)|retrieved (?:on )?\d{1,2} \p{L}+ \d{4}|skip to (?:main )?content)\b/giu,
    times: 2,
    weight: 1.2,
    says: 'is a page of a web site',
  },
  {
    pattern:
      /^(?:what|how|why|when|where|who|can|do|does|is|are|should|was|wie|warum|wann|wo|qu['’]est|comment|pourquoi)\b.{5,80}\?$/i,
    times: 3,
    weight: 1.5,
    says: 'answers common questions',
    where: 'line',
  },
  {
    pattern:
      /\blorem ipsum\b|\b(?:this is a|unit) test\b.{0,30}\b(?:document|page|file|tests)\b|\bsample (?:text|document)\b/i,
    weight: 2.5,
    says: 'holds filler or test text',
  },
  {
    pattern: /\b(?:doors open|interval|tickets|admission|free entry|eintritt frei|entrée libre|einlass)\b/gi,
    times: 2,
    weight: 2,
    says: 'announces an event',
  },
];
