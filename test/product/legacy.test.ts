import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { form, poll, post, send } from './old-client.ts';
import { aCorruptPdf, aLetter, anEncryptedPdf, anInvoice } from './papers.ts';
import { type User, world } from './world.ts';

// Clients as they were written for the earlier services.

let ada: User;
beforeAll(async () => {
  ada = await world.user();
});

interface Classification {
  job_id: string;
  status: string;
  progress: number;
  result: { documents: { document_id: string; filename: string; status: string; category: string; error: string }[] };
}
interface Uploaded {
  documentId: string;
  jobId: string;
}

describe('the classifier', () => {
  test('takes many files, and its job ends with what each of them is', async () => {
    const copy = anInvoice('copy.pdf', 'INV-COPY');
    const accepted = await post<Classification>(ada, '/classify-documents-async', [
      ['files', copy],
      ['files', { ...copy, name: 'again.pdf' }],
      ['files', aCorruptPdf()],
      ['session', 'whatever else they sent'],
    ]);
    expect(accepted).toEqual({ job_id: expect.any(String), status: 'pending' });
    const job = await poll<Classification>(ada, `/job/${accepted.job_id}`, 'completed', 'failed');
    expect(job).toEqual({ job_id: accepted.job_id, status: 'completed', progress: 100, result: expect.anything() });
    expect(job.result.documents.toSorted((a, b) => a.filename.localeCompare(b.filename))).toMatchObject([
      { filename: 'again.pdf', status: 'completed', category: 'invoice', error: null },
      { filename: 'broken.pdf', status: 'failed', category: null, error: expect.stringMatching(/\w+ \w+/) },
      { filename: 'copy.pdf', status: 'completed', category: 'invoice', error: null },
    ]);
  });

  test('says which files it did not take', async () => {
    const accepted = await post(ada, '/classify-documents-async', [
      ['files', aLetter()],
      ['files', { name: 'empty.txt', bytes: '' }],
    ]);
    expect(accepted).toMatchObject({ status: 'pending', errors: [{ filename: 'empty.txt', code: 'empty_file' }] });
  });

  test('fails with all of its files, and is pending before it begins', async () => {
    const { job_id } = await post<Classification>(ada, '/classify-documents-async', [['file', anEncryptedPdf()]]);
    const job = await poll<Classification>(ada, `/job/${job_id}`, 'failed');
    expect(job.result.documents).toMatchObject([{ status: 'failed', error: expect.stringMatching(/password/i) }]);
    const { batch } = await world.upload(ada, aLetter(), { delay: '1d' });
    expect(await world.get(ada, `/job/${batch.id}`)).toEqual({
      job_id: batch.id,
      status: 'pending',
      progress: 0,
      result: null,
    });
  });
});

describe('the parsing queue', () => {
  test('takes one file, lists it as parsed, and parses it again', async () => {
    const { file_id, ...accepted } = await post<{ file_id: string }>(ada, '/files', [['file', aLetter('mine.txt')]]);
    expect(accepted).toEqual({ filename: 'mine.txt', parsing: 'queued' });
    const status = await poll<{ ended_at: string }>(ada, `/api/job_status/${file_id}`, 'finished', 'failed');
    expect(status).toEqual({
      job_id: file_id,
      status: 'finished',
      filename: 'mine.txt',
      created_at: expect.any(String),
      started_at: expect.any(String),
      ended_at: expect.any(String),
      error: null,
    });
    const { files } = await world.get<{ files: { file_id: string }[] }>(ada, '/files');
    expect(files.find((file) => file.file_id === file_id)).toMatchObject({ filename: 'mine.txt', parsing: 'parsed' });
    const { job_id: first } = await world.get<{ job_id: string }>(ada, `/v1/documents/${file_id}/status`);
    const again = await send(ada, 'PUT', '/files/reparse', { files_id: [file_id] });
    expect([again.status, await again.json()]).toEqual([202, { queued: 1 }]);
    await poll(ada, `/api/job_status/${file_id}`, 'finished');
    expect(await world.get(ada, `/v1/documents/${file_id}`)).toMatchObject({ generation: 2 });
    const before = await world.get<{ ended_at: string }>(ada, `/api/job_status/${first}`);
    expect(before).toMatchObject({ job_id: first, status: 'finished', ended_at: status.ended_at });
  });

  test('puts a file into its folder, lists the folder, and parses all of it again', async () => {
    const folder = await (await send(ada, 'POST', '/v1/folders', { name: `Letters ${randomUUID()}` })).json();
    const { file_id } = await post<{ file_id: string }>(ada, '/files', [
      ['file', aLetter()],
      ['folder_id', folder.id],
    ]);
    await poll(ada, `/api/job_status/${file_id}`, 'finished');
    expect(await world.get(ada, `/files?folder_id=${folder.id}`)).toMatchObject({ files: [{ file_id }] });
    const again = await send(ada, 'PUT', '/files/reparse', { files_id: [], folderId: folder.id });
    expect(await again.json()).toEqual({ queued: 1 });
    await poll(ada, `/api/job_status/${file_id}`, 'finished');
  });

  test('says what went wrong with a file, in the list and by its job', async () => {
    const { file_id } = await post<{ file_id: string }>(ada, '/files', [['document', anEncryptedPdf('locked.pdf')]]);
    const status = await poll<{ error: string }>(ada, `/api/job_status/${file_id}`, 'failed');
    expect(status.error).toMatch(/password/i);
    const { files } = await world.get<{ files: { file_id: string; parsing: string }[] }>(ada, '/files');
    expect(files.find((file) => file.file_id === file_id)?.parsing).toBe(`error: ${status.error}`);
  });

  test('counts several jobs, or a batch, as one', async () => {
    const { batch, documents } = await world.upload(ada, [aLetter('a.txt'), aCorruptPdf('b.pdf')]);
    for (const { id } of documents) await world.settled(ada, id);
    const counts = { total: 2, completed: 1, failed: 1, processing: 0, queued: 0, progress: 100 };
    const ids = documents.map((document) => document.job_id);
    for (const query of [`batch_id=${batch.id}`, `job_ids=${ids}`, ids.map((id) => `job_ids=${id}`).join('&')]) {
      const status = await world.get<{ jobs: { job_id: string }[] }>(ada, `/api/batch_status?${query}`);
      expect(status).toMatchObject(counts);
      expect(status.jobs.map(({ job_id }) => job_id).sort()).toEqual(ids.toSorted());
    }
    const neither = await world.api(ada, '/api/batch_status');
    expect([neither.status, (await neither.json()).issues]).toMatchObject([422, [{ path: 'job_ids' }]]);
    const others = await world.get(ada, `/api/batch_status?job_ids=${documents[0]?.id},${randomUUID()},nonsense`);
    expect(others).toMatchObject({ total: 1, jobs: [{ job_id: documents[0]?.id, status: 'finished' }] });
  });
});

describe('the document service', () => {
  test.each(['document', 'file', 'files'])('takes a file in the field %s and says how it goes', async (field) => {
    const file = aLetter('thanks.txt');
    const uploaded = await post<Uploaded>(ada, '/api/documents/upload', [[field, file]]);
    expect(uploaded).toEqual({
      documentId: expect.any(String),
      fileName: 'thanks.txt',
      fileSize: file.bytes.length,
      status: 'queued_for_processing',
      jobId: expect.any(String),
      message: expect.any(String),
    });
    expect(await poll(ada, `/api/documents/${uploaded.documentId}/status`, 'completed', 'failed')).toEqual({
      documentId: uploaded.documentId,
      filename: 'thanks.txt',
      status: 'completed',
      error: null,
      createdAt: expect.any(String),
      startedAt: expect.any(String),
      completedAt: expect.any(String),
    });
  });

  test('gives the document that is there to a second upload of its file', async () => {
    const file = aLetter();
    const first = await post<Uploaded>(ada, '/api/documents/upload', [['document', file]]);
    const second = await post<Uploaded>(ada, '/api/documents/upload', [['document', file]]);
    expect(second).toMatchObject({ documentId: first.documentId, jobId: first.jobId });
  });

  test('refuses what is no single file with what would be right', async () => {
    const upload = (body: BodyInit) => world.api(ada, '/api/documents/upload', { method: 'POST', body });
    const two = await upload(
      form([
        ['document', aLetter()],
        ['document', aLetter()],
      ]),
    );
    expect([two.status, (await two.json()).code]).toEqual([422, 'invalid_input']);
    const none = await upload(form([['title', 'x']]));
    expect([none.status, (await none.json()).code]).toEqual([422, 'invalid_input']);
    expect((await upload('{}')).status).toBe(400);
  });
});
