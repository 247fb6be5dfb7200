const bookings = [
  ['02 Nov', 'Salary, Quillfeather Press', '+2,846.20'],
  ['03 Nov', 'Rent', '−1,150.00'],
  ['06 Nov', 'Mossgate Bakery', '−9.40'],
  ['09 Nov', 'Wrenfield Energy', '−84.15'],
  ['13 Nov', 'Cobalt Ferry', '−62.00'],
];

/** One page of a bank's monthly statement; banks send it locked. */
export const statementHtml =
  (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Account statement</title>
<style>@page { size: A4; margin: 22mm } body { font: 10pt/1.5 Lato, sans-serif } table { width: 100%; margin-top: 8mm } td { padding: 1.5mm 0; border-bottom: 0.2mm solid #ccc } td:last-child { text-align: right }</style>
<h1>Brackenhill Savings Bank</h1><p>Account statement, November 2026<br>Theo Quill, account 0099 3420</p>
<table>${bookings.map(([day, what, amount]) => `<tr><td>${day}</td><td>${what}</td><td>${amount}</td></tr>`).join('')}</table></html>`;
