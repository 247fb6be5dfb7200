import type { Service } from './faults/catalogue.ts';
import { type Handler, type Listener, listen } from './serve.ts';
import type { Ports } from './settings.ts';
import type { World } from './world.ts';

export type Inside = Record<'supabase' | 'redis' | 'qstash' | 'sendgrid' | 'engines' | 'control', Handler>;

/** PostgREST and Storage share one address; accounts are neither, and never fail. */
function serviceAtSupabase(request: Request): Service | null {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/rest/')) return 'postgrest';
  return pathname.startsWith('/storage/') ? 'storage' : null;
}

/** Listens on every port at once, so that one in use is noticed first; requests wait for what will answer them. */
export async function openDoors(world: World, ports: Ports, inside: Promise<Inside>): Promise<Listener[]> {
  const behind =
    (name: keyof Inside): Handler =>
    async (request) =>
      (await inside)[name](request);
  const service = (port: number, name: Exclude<keyof Inside, 'supabase' | 'control'>, title: string) =>
    listen(
      port,
      world.wrap(() => name, behind(name)),
      title,
      () => world.closes(name),
    );
  const opened = await Promise.allSettled([
    listen(ports.supabase, world.wrap(serviceAtSupabase, behind('supabase')), 'Supabase'),
    service(ports.redis, 'redis', 'Redis'),
    service(ports.qstash, 'qstash', 'QStash'),
    service(ports.sendgrid, 'sendgrid', 'SendGrid'),
    service(ports.engines, 'engines', 'engines'),
    listen(ports.control, behind('control'), 'control'),
  ]);
  const doors = opened.flatMap((door) => (door.status === 'fulfilled' ? [door.value] : []));
  const failed = opened.find((door) => door.status === 'rejected');
  if (!failed) return doors;
  await Promise.all(doors.map((door) => door.close()));
  throw failed.reason;
}
