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
      /^\W*(?:\d{1,2}\.?|[ivx]{1,4}\.)?\s*(?:references|bibliography|literature cited|works cited|acknowledge?ments?)\W*$/i,
    weight: 2,
    says: 'ends with references',
    where: 'line',
  },
  { pattern: /\bet al\b/gi, times: 2, weight: 2, says: 'cites other authors' },
  {
    pattern:
      /(?:\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\])|\([A-Z][a-zé]+(?: (?:and|&) [A-Z][a-z]+| et al\.?)?,? (?:19|20)\d{2}[a-z]?\)/g,
    times: 3,
    weight: 1.6,
    says: 'cites literature in its text',
  },
  {
    pattern: /\b(?:doi\s?:|doi\.org\/|arxiv\s?:|issn\b)|\b10\.\d{4,9}\/\S+/i,
    weight: 1.8,
    says: 'carries a DOI or journal number',
  },
  {
    pattern:
      /\b(?:journal of|proceedings of|letters|vol\.? ?\d+|lecture notes|published (?:on|in)|received \d{1,2} \w+ \d{4}|accepted \d{1,2} \w+)\b/i,
    weight: 1.5,
    says: 'names a journal',
  },
  {
    pattern: /\b(?:corresponding author|key ?words|department of \w+, (?:national )?university|university of)\b/i,
    weight: 1,
    says: 'gives its authors’ affiliations',
  },
  {
    pattern:
      /^\W*(?:\d{1,2}(?:\.\d)*\.?\s+)?(?:introduction|methods?|materials and methods|results(?: and discussion)?|discussion|related work|experiments?|conclusions?)\W*$/i,
    weight: 1,
    says: 'has the sections of a paper',
    where: 'line',
  },
  {
    pattern:
      /\b(?:we (?:propose|present|show|find|have studied|investigate|compare|report)|hypothes[ie]s|our (?:model|results|method|approach|experiments)|randomi[sz]ed|baseline|state[- ]of[- ]the[- ]art)\b/gi,
    times: 2,
    weight: 1.8,
    says: 'reports research',
  },
  {
    pattern:
      /\b(?:simulations?|algorithm|genome|spectr\w+|significan(?:t|ce)|p\s?[<=]\s?0?\.\d+|equation|data ?sets?|outperforms?|achieves|inference|experiments?|trial|hypothes[ei]s|treatment|compounds?|concentration)\b/gi,
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
