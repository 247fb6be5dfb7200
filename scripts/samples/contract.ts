import { heading, pageBreak, paragraph, signatures, title } from './word-markup.ts';

/** Two pages of a contract, as paragraphs of WordprocessingML. */
export const contractBody = (): string =>
  [
    title('Software Maintenance Agreement'),
    paragraph(
      'This Software Maintenance Agreement (the “Agreement”) is entered into as of 20 November 2026 by and between Fathomline Analytics Ltd, 8 Ropewalk, Ashcombe AC2 9FA (the “Supplier”), and Wrenfield Energy plc, 101 Turbine Street, Northmere NM1 1WE (the “Customer”).',
    ),
    heading('1. Services'),
    paragraph(
      'The Supplier shall maintain the software “Tidegauge” in the version that the Customer uses. Maintenance comprises the correction of errors, adaptation to changed operating systems, and two updates in every year of this Agreement.',
    ),
    paragraph(
      'The Supplier shall answer reports of errors on working days between 8:00 and 18:00. It shall begin to correct an error that stops operation within four hours, any other error within two working days.',
    ),
    heading('2. Duties of the Customer'),
    paragraph(
      'The Customer shall describe each error so that it can be repeated, shall name two persons who may report errors, and shall keep a daily copy of its data.',
    ),
    heading('3. Fees'),
    paragraph(
      'The Customer shall pay GBP 4,850.00 per quarter plus value added tax, payable within thirty days of the invoice. The Supplier may adjust the fee once a year, at most by the change of the consumer price index, with three months’ notice.',
    ),
    heading('4. Confidentiality'),
    paragraph(
      'Each party shall keep confidential what it learns of the other’s business under this Agreement, and shall oblige its employees to do the same. This duty survives termination by five years.',
    ),
    heading('5. Term and termination'),
    paragraph(
      'This Agreement is effective as of 1 December 2026 and expires on 30 November 2028. Either party may terminate it for good cause in writing, in particular where the other party fails to remedy a material breach within thirty days of notice.',
    ),
    heading('6. Liability'),
    paragraph(
      'Neither party shall be liable for indirect damage. The liability of each party under this Agreement is limited to the fees of twelve months, except for intent, gross negligence and injury to persons.',
    ),
    pageBreak,
    heading('7. Data protection'),
    paragraph(
      'Where the Supplier processes personal data on behalf of the Customer, it shall do so only on documented instructions and shall notify the Customer of any breach without delay, at the latest within 24 hours.',
    ),
    heading('8. Governing law'),
    paragraph(
      'This Agreement shall be governed by the laws of England and Wales. The courts of Ashcombe have exclusive jurisdiction.',
    ),
    heading('9. Entire agreement'),
    paragraph(
      'This Agreement is the entire agreement between the parties on its subject. Amendments shall be made in writing. If a provision is or becomes invalid, the others remain in force (severability).',
    ),
    paragraph('In witness whereof the parties have executed this Agreement by their duly authorized representatives.'),
    signatures([
      ['Fathomline Analytics Ltd', 'Ingrid Solvane, Managing Director'],
      ['Wrenfield Energy plc', 'Desmond Akerele, Head of Procurement'],
    ]),
  ].join('');
