import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { processTree } from '../process-usage.ts';

const tables = ['tcp', 'tcp6', 'udp', 'udp6'];

/** Addresses beyond this machine that a tree of processes has sockets to now, as the kernel writes them; Linux only. */
export function callsOf(root: number): string[] {
  if (process.platform !== 'linux') return [];
  const inodes = new Set(processTree(root).flatMap(socketsOf));
  const rows = tables.flatMap((table) => read(`/proc/net/${table}`).split('\n').slice(1));
  return rows.flatMap((row) => {
    const [, , remote = '', , , , , , , inode = ''] = row.trim().split(/\s+/);
    return inodes.has(inode) && isBeyond(remote) ? [remote] : [];
  });
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return inode ? [inode] : [];
    });
  } catch {
    return []; // It ended meanwhile.
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // It was closed meanwhile.
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Neither unconnected, nor 127.0.0.0/8, nor ::1, in the byte order of the kernel's tables. */
export function isBeyond(remote: string): boolean {
  const [address = ''] = remote.split(':');
  if (/^0*$/.test(address)) return false;
  const isLoopback = /^[0-9A-F]{6}7F$/i.test(address) || /^0{24}01000000$/.test(address);
  return !isLoopback && !/^0{16}FFFF0000[0-9A-F]{6}7F$/i.test(address);
}
