'use client';

export type { QueueOptions, UploadItem, UploadState } from '../upload/queue.ts';
export { DocketProvider, useDocket } from './provider.ts';
export { type DocumentHook, useDocument } from './use-document.ts';
export { useLive } from './use-live.ts';
export { type NotificationsHook, useNotifications } from './use-notifications.ts';
export { type UploadHook, useUpload } from './use-upload.ts';
