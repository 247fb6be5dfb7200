// One small story that all examples are taken from: Ada uploads an invoice and a resume, and applies for a job.

export const ids = {
  batch: '0192f3a8-8d1b-7e02-b6a1-3c4d5e6f7a80',
  document: '0192f3a8-8d1c-7a40-9b2e-5f6d7c8b9a01',
  job: '0192f3a8-8d1d-7c11-8f3a-1b2c3d4e5f60',
  resume: '0192f3a8-8d1e-7d20-9c4b-2d3e4f5a6b71',
  folder: '0192f3a8-8d1f-7e31-8d5c-3e4f5a6b7c82',
  posting: '0192f3a8-8d20-7f42-9e6d-4f5a6b7c8d93',
  match: '0192f3a8-8d21-7a53-8f7e-5a6b7c8d9ea4',
  application: '0192f3a8-8d22-7b64-908f-6b7c8d9eafb5',
  notification: '0192f3a8-8d23-7c75-81a0-7c8d9eafb0c6',
  key: '0192f3a8-8d24-7d86-92b1-8d9eafb0c1d7',
  webhook: '0192f3a8-8d25-7e97-83c2-9eafb0c1d2e8',
  delivery: '0192f3a8-8d26-7fa8-94d3-afb0c1d2e3f9',
  access: '0192f3a8-8d27-70b9-a5e4-b0c1d2e3f40a',
  ada: '6f1c1d9e-4d1b-4c36-9d1e-0a4b8f2f7a11',
};

export const at = {
  uploaded: '2026-11-22T10:15:00.125Z',
  started: '2026-11-22T10:15:00.310Z',
  completed: '2026-11-22T10:15:01.842Z',
  later: '2026-11-22T10:20:00Z',
  nextDay: '2026-11-23T09:00:00Z',
};

/** A cursor is not to be read; this is what one looks like. */
export const cursor = 'MjAyNi0xMS0yMlQxMDoxNTowMC4xMjVafDAxOTJmM2E4LThkMWMtN2E0MC05YjJlLTVmNmQ3YzhiOWEwMQ==';
