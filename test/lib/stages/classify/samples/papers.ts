import type { Sample } from './sample.ts';

export const papers: Sample[] = [
  {
    what: 'a paper in computer science',
    text: `Sparse Routing for Small Language Models
Ada Okafor, Ben Lund
University of Elmstadt
{okafor,lund}@elmstadt.example
Abstract
We propose a routing method that activates few experts per token. Our approach outperforms dense baselines [3, 7].
1 Introduction
Large models are costly [1]. Prior work [2]-[5] prunes them.
2 Related Work
3 Method
4 Experiments
References
[1] J. Smith et al. Scaling. In Proceedings of ICML, 2021.`,
  },
  {
    what: 'a clinical study in a journal',
    text: `Original Article
Effect of a short walk on blood pressure: a randomised trial
M. Keller1, S. Ito2, for the WALK study group
1 Department of Medicine, University Hospital Elmstadt
Received 3 May 2014; accepted 9 September 2014
Summary
Background: Hypertension is common. Methods: We randomly assigned 212 patients. Results: Systolic pressure fell by
6 mmHg (95% CI 3 to 9, p < 0.001). Conclusion: Walking lowers blood pressure.
Key words: hypertension, exercise
Correspondence to: m.keller@elmstadt.example`,
  },
  {
    what: 'a page from the middle of a physics paper',
    text: `Phys. Rev. X 12, 031002 (2015)
where the coupling is given by Eq. (4). As shown in Fig. 3, the spectrum has a gap near 12 meV, in agreement with
earlier measurements (Ito et al. 2009; Brandt and Lee 2011). We attribute the shoulder to phonons.
The temperature dependence follows from Eq. (7). Simulations with 10^5 particles reproduce the data within the error.
IV. DISCUSSION
Our results suggest that disorder plays a minor role, contrary to the model of Weiss et al. (2012).
ACKNOWLEDGMENTS
We thank the staff of the beamline.`,
  },
  {
    what: 'a German article in economics',
    text: `Lena Brandt, Tobias Kuhn
Mindestlohn und Beschäftigung im Gastgewerbe
Eine empirische Untersuchung
Zusammenfassung
Der Beitrag untersucht auf Basis von Paneldaten, wie sich der Mindestlohn auf die Beschäftigung auswirkt. Die Ergebnisse
zeigen keinen signifikanten Effekt (vgl. Weber 2016; Lange et al. 2018).
Schlüsselwörter: Mindestlohn, Beschäftigung
JEL-Klassifikation: J31, J38
1 Einleitung
Literaturverzeichnis`,
  },
  {
    what: 'a French article in history',
    text: `Revue d'histoire des campagnes, vol. 14, n° 2, 2010, p. 33-58
Hélène Marchand
Université de Val Clair
Les foires aux bestiaux au XVIIIe siècle
Résumé
Cet article étudie les foires à partir des archives notariales (Durand, 1987). L'auteur montre que les échanges
dépassaient le cadre local.
Mots-clés : foires, commerce, campagnes
Introduction
Bibliographie`,
  },
  {
    what: 'a conference abstract',
    text: `14th Symposium on Soil Ecology, Book of Abstracts
EARTHWORM CASTS AS INDICATORS OF COMPACTION
J. Moreau and P. Lindgren, Institute of Soil Science, Nordhamn University
Earthworm casts were sampled on 24 plots. We hypothesized that cast density declines with bulk density (Ito, 2004).
Cast density was significantly lower on trafficked plots (p<0.05). These results indicate that casts may serve as an
indicator of compaction.`,
  },
  {
    what: 'a government laboratory’s working paper',
    text: `NBER-like Working Paper Series
Do Tolls Reduce Traffic? Evidence from Three Bridges
Carol Weston
Working Paper 1187
ABSTRACT
I use daily counts from three bridges to estimate the elasticity of traffic with respect to tolls. I find an elasticity of -0.2.
The estimates are robust to alternative specifications.
JEL No. R41, R48
The paper is organized as follows. Section 2 reviews the literature; Section 3 describes the data set.`,
  },
];
