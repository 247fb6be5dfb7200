import { displayName } from '../../documents/filename.ts';

// What some file system takes for a part of a path or refuses.
const unusable = /[<>:"/\\|?*]/g;

const safe = (name: string): string => displayName(name.replace(unusable, '_'));

/** Makes paths of an archive that differ on every file system, each by its folder and the name it came under. */
export function pathsOf(): (document: { id: string; filename: string; folder: string | null }) => string {
  const taken = new Set<string>();
  return ({ id, filename, folder }) => {
    const path = ['originals', ...(folder === null ? [] : [safe(folder)]), safe(filename)].join('/');
    const own = taken.has(path.toLowerCase()) ? path.replace(/(\.[^./]{1,20})?$/, ` (${id})$1`) : path;
    taken.add(own.toLowerCase());
    return own;
  };
}
