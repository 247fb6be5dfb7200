import type { Drawing } from './drawn.ts';

export const french: Drawing[] = [
  {
    name: 'un artisan, le client à droite',
    page: `
Menuiserie Lavande SARL
14 rue des Tilleuls
26000 Valence
Tél : 04 75 00 11 22
SIRET 512 345 678 00019

                                                  M. Antoine Girard
                                                  3 allée des Pins
                                                  26500 Bourg-lès-Valence

Facture N° F2024-0087                             Valence, le 6 février 2024

Désignation                     Quantité     Prix unitaire HT      Montant HT
Porte en chêne                      2              640,00 €        1 280,00 €
Pose                                1              310,00 €          310,00 €

                                             Total HT              1 590,00 €
                                             TVA 10 %                159,00 €
                                             Total TTC             1 749,00 €

Date d'échéance : 07/03/2024
IBAN : FR76 3000 6000 0112 3456 7890 189`,
    values: {
      invoice_number: 'F2024-0087',
      date: '2024-02-06',
      due_date: '2024-03-07',
      vendor: 'Menuiserie Lavande SARL',
      customer: 'M. Antoine Girard',
      currency: 'EUR',
      net: 1590,
      tax: 159,
      total: 1749,
      iban: 'FR7630006000011234567890189',
    },
  },
  {
    name: 'un opérateur de télécoms, total en tête',
    page: `
Azurline Télécom                           Facture du 03/10/2023
TSA 30012                                  N° de facture : 5512009834
13900 Marseille Cedex 2                    N° client : 440192
www.azurline.fr                            Montant TTC : 39,98 €

Mme Claire Morel
8 avenue du Port
83000 Toulon

Détail                                        Montant HT
Abonnement Internet du 03/10 au 02/11           24,99
Appels hors forfait                              8,33

Total HT                                        33,32 €
TVA (20,00%)                                     6,66 €
Total TTC                                       39,98 €

Azurline Télécom - SAS au capital de 1 000 000 € - RCS Marseille 433 115 904 - TVA FR 60 433115904`,
    values: {
      invoice_number: '5512009834',
      date: '2023-10-03',
      vendor: 'Azurline Télécom',
      currency: 'EUR',
      net: 33.32,
      tax: 6.66,
      total: 39.98,
    },
  },
  {
    name: 'un cabinet belge',
    page: `
Cabinet Vandamme SPRL
Avenue Louise 480
1050 Bruxelles
TVA BE 0477.472.701

Facturé à : Boulangerie Delcourt                 Facture 2023/204
                                                 Date : 15/12/2023
                                                 Échéance : 14/01/2024

Conseil fiscal, 4e trimestre                              950,00 €
Base imposable                                            950,00 €
TVA 21%                                                   199,50 €
Total à payer                                           1 149,50 €
Compte : BE68 5390 0754 7034`,
    values: {
      invoice_number: '2023/204',
      date: '2023-12-15',
      due_date: '2024-01-14',
      vendor: 'Cabinet Vandamme SPRL',
      customer: 'Boulangerie Delcourt',
      currency: 'EUR',
      net: 950,
      tax: 199.5,
      total: 1149.5,
      iban: 'BE68539007547034',
    },
  },
  {
    name: 'une facture acquittée avec acompte',
    page: `
FACTURE                                            Numéro : 2024-FA-0311
                                                   Date d'émission : 22/03/2024
                                                   Date de livraison : 20/03/2024
Émetteur                              Destinataire
Atelier Bleu Nuit                     Mairie de Sauveterre
5 place du Marché                     1 place de la Mairie
33540 Sauveterre                      33540 Sauveterre
contact@atelierbleunuit.fr

Fresque murale                                           2 400,00 €
Total HT                                                 2 400,00 €
TVA non applicable, art. 293 B du CGI                        0,00 €
Total TTC                                                2 400,00 €
Acompte versé                                              800,00 €
Net à payer                                              1 600,00 €`,
    values: {
      invoice_number: '2024-FA-0311',
      date: '2024-03-22',
      vendor: 'Atelier Bleu Nuit',
      customer: 'Mairie de Sauveterre',
      currency: 'EUR',
      total: 2400,
    },
  },
  {
    name: 'un avoir de boutique en ligne',
    page: `
Boutique Pluie & Soleil                                              AVOIR
SASU au capital de 5 000 €                              Avoir n° AV00213
12 quai de la Loire, 44000 Nantes                       Date : 4 juin 2024
Siret : 833 221 990 00015                               Facture liée : FC01992

Adresse de facturation
Sophie Lambert
21 rue Pasteur
35000 Rennes

Parapluie compact                1        29,90 €         29,90 €
Total HT                                                  24,92 €
TVA 20 %                                                   4,98 €
Total TTC                                                 29,90 €`,
    values: {
      invoice_number: 'AV00213',
      date: '2024-06-04',
      vendor: 'Boutique Pluie & Soleil',
      customer: 'Sophie Lambert',
      currency: 'EUR',
      net: 24.92,
      tax: 4.98,
      total: 29.9,
    },
  },
];
