import type { SupabaseClient } from '@supabase/supabase-js';
import { AppError } from '../../errors.ts';
import type { Files } from '../../ports.ts';

export interface FilesOptions {
  /** The client with the secret key. */
  service: SupabaseClient;
  url: string;
  secretKey: string;
  now?: () => number;
}

const bucket = 'documents';
const uploadLifetime = 2 * 60 * 60;
const linkLifetime = 300;
const maxRemoved = 1000;
const timeoutMs = 20_000;

/** Files in the private bucket `documents`, written and read as the worker. */
export function createFiles({ service, url, secretKey, now = Date.now }: FilesOptions): Files {
  const objects = () => service.storage.from(bucket);
  const inSeconds = (seconds: number) => new Date(now() + seconds * 1000).toISOString();

  return {
    put: async (key, bytes, mediaType) => {
      const { error } = await objects().upload(key, bytes, { contentType: mediaType, upsert: false });
      if (error === null) return 'stored';
      const status = statusOf(error);
      if (status === 409) return 'exists';
      if (status === 413)
        throw new AppError('file_too_large', 'The file is larger than storage takes.', { cause: error });
      throw unavailable(error);
    },

    // One fetch: the client's own download makes a Blob and copies it.
    get: async (key) => {
      const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(`${url}/storage/v1/object/${bucket}/${key}`, {
          headers,
          signal,
          redirect: 'manual',
        });
        if (response.ok) return new Uint8Array(await response.arrayBuffer());
        const refusal: unknown = await response.json();
        if (isMissing(refusal)) return null;
        throw new Error(`Storage answered ${response.status}: ${JSON.stringify(refusal)}`);
      } catch (error) {
        throw unavailable(error);
      }
    },

    signUpload: async (key) => {
      const { data, error } = await objects().createSignedUploadUrl(key);
      if (error === null) return { url: data.signedUrl, expires_at: inSeconds(uploadLifetime) };
      if (statusOf(error) === 409) {
        throw new AppError('conflict', 'This file has been uploaded already.', { cause: error });
      }
      throw unavailable(error);
    },

    link: async (key, filename) => {
      const { data, error } = await objects().createSignedUrl(key, linkLifetime);
      if (error === null) {
        // Appended here, for the client would encode the name twice.
        const signed = `${data.signedUrl}&download=${encodeURIComponent(filename)}`;
        return { url: signed, expires_at: inSeconds(linkLifetime) };
      }
      if (statusOf(error) === 404) throw new AppError('not_found', 'The file is not stored.', { cause: error });
      throw unavailable(error);
    },

    remove: async (keys) => {
      for (let start = 0; start < keys.length; start += maxRemoved) {
        const { error } = await objects().remove(keys.slice(start, start + maxRemoved));
        if (error !== null) throw unavailable(error);
      }
    },

    removeBelow: async (folder) => {
      const { data, error } = await objects().list(folder, { limit: maxRemoved });
      if (error !== null) throw unavailable(error);
      if (data.length === 0) return true;
      const { error: refused } = await objects().remove(data.map(({ name }) => `${folder}/${name}`));
      if (refused !== null) throw unavailable(refused);
      return data.length < maxRemoved;
    },
  };
}

/** Storage mostly answers 400 and says the status it means in the body. */
function statusOf(error: Error): number {
  if ('statusCode' in error && Number(error.statusCode) > 0) return Number(error.statusCode);
  return 'status' in error ? Number(error.status) : 0;
}

const isMissing = (refusal: unknown): boolean =>
  typeof refusal === 'object' &&
  refusal !== null &&
  (('code' in refusal && refusal.code === 'NoSuchKey') || ('error' in refusal && refusal.error === 'not_found'));

const unavailable = (cause: unknown): AppError =>
  new AppError('storage_unavailable', 'The file storage does not answer; try again.', { cause });
