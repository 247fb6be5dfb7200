import type { Cue } from './cue.ts';

export const paper: Cue[] = [
  {
    pattern: /^\W*(?:\d\.?\s*)?(?:\S+ ){0,5}abstract\W*$|^\W*abstract\b/i,
    weight: 2.2,
    says: 'has an abstract',
    where: 'heading',
  },
  { pattern: /\babstract\s*[.:—–-]/i, weight: 1.2, says: 'has an abstract' },
  {
    pattern:
      /^\W*(?:\d{1,2}\.?|[ivx]{1,4}\.)?\s*(?:references(?: and notes)?|bibliography|literature(?: cited)?|works cited|acknowledge?ments?|literatur(?:verzeichnis)?|danksagung|bibliographie|références(?: bibliographiques)?|remerciements)\W*$/i,
    weight: 2,
    says: 'ends with references',
    where: 'line',
  },
  { pattern: /\bet al\b/gi, times: 2, weight: 2, says: 'cites other authors' },
  {
    pattern:
      /(?:\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\])|\((?:(?:see|cf\.|vgl\.|e\.g\.,?) )?\p{Lu}\p{L}+(?: (?:and|&|und|et) \p{Lu}\p{L}+| et al\.?)?,? (?:19|20)\d{2}[a-z]?(?:[;,)])|\p{Lu}\p{L}+(?: et al\.?| (?:and|und|et) \p{Lu}\p{L}+),? \(?(?:19|20)\d{2}/gu,
    times: 2,
    weight: 1.8,
    says: 'cites literature in its text',
  },
  {
    pattern: /\b(?:doi\s?:|doi\.org\/|arxiv\s?:|issn\b)|\b10\.\d{4,9}\/\S+/i,
    weight: 1.8,
    says: 'carries a DOI or journal number',
  },
  {
    pattern:
      /\b(?:journal of|proceedings of|proc\. |phys\. rev|vol\.? ?\d+,? ?(?:\(\d+\)|no\.?|n°|pp?\.)|\w{3,} \d{4}, \d{1,3}\(\d{1,2}\)|lecture notes|working papers?|(?:book of abstracts|symposium|conference on|workshop on)|preprint|original (?:article|research)|revue (?:de|d['’])|zeitschrift für|published (?:on|in)|received:? \d{1,2} \w+ \d{4}|accepted:? \d{1,2} \w+)\b/i,
    weight: 1.5,
    says: 'names a journal',
  },
  {
    pattern:
      /\b(?:corresponding author|correspondence to|key ?words|index terms|schlüsselwörter|mots[- ]cl[ée]s|jel(?: no| class|-klass)\S*|department of \w+, (?:national )?university|university of|universit(?:y|é|ät|à) |institute (?:of|for)|national laboratory)\b/i,
    weight: 1,
    says: 'gives its authors’ affiliations',
  },
  {
    pattern:
      /^\W*(?:\d{1,2}(?:\.\d)*\.?\s+)?(?:introduction|methods?|materials and methods|results(?: and discussion)?|discussion|related work|experiments?|conclusions?|einleitung|methodik|ergebnisse und diskussion|diskussion)\W*$|^[IVX]{1,4}\. [A-Z ]{5,40}$/i,
    weight: 1,
    says: 'has the sections of a paper',
    where: 'line',
  },
  {
    pattern:
      /\b(?:(?:we|i) (?:propose|present|show|find|found|have studied|investigate|compare|report|estimate|attribute|hypothesi[sz]ed?|use (?:data|daily|a))|hypothes[ie]s|(?:our|these|the) (?:model|results|method|approach|experiments|estimates|findings) (?:suggests?|shows?|indicates?|outperforms?|are robust)|this (?:paper|article|study)|the paper (?:is|reviews)|in this (?:paper|article|work|study)|randomi[sz]ed|randomly assigned|baselines?|state[- ]of[- ]the[- ]art|(?:der|dieser) beitrag|(?:die|der) (?:vorliegende|empirische) (?:arbeit|studie|untersuchung)|empirische untersuchung|cet article|l['’]auteur|nous (?:montrons|étudions|proposons))\b/gi,
    times: 2,
    weight: 1.8,
    says: 'reports research',
  },
  {
    pattern:
      /\b(?:simulations?|algorithm|genome|spectr\w+|signi?fi[ck]an(?:t|ce|z)|signifikan\w+|p\s?[<=]\s?0?\.\d+|95 ?% ci|eqs?\. \(|equation|empiri\w+|paneldaten|elasticity|coefficients?|measurements?|data ?sets?|outperforms?|achieves|inference|experiments?|trial|hypothes[ei]s|treatment|compounds?|concentration)\b/gi,
    times: 3,
    weight: 0.8,
    says: 'uses the language of research',
  },
  { pattern: /\b(?:equal opportunity|requisition|apply (?:now|online))\b/i, weight: -3, says: 'speaks to applicants' },
  {
    pattern: /^\W*(?:professional|work|employment) experience\W*$/i,
    weight: -3,
    says: 'lists work experience',
    where: 'line',
  },
];
