import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedOf, reachableDefiners, refused, rowMatrix, writableColumns } from '../security/rows.ts';
import { projectOwner } from './project.ts';
import { aFile, submit } from './work.ts';
import { describe, useWorld } from './world.ts';

describe('on a real PostgreSQL, with the roles of a hosted project', () => {
  const world = useWorld();
  let [ann, bob, operator] = ['', '', ''];
  const open: { end(): Promise<void> }[] = [];
  beforeAll(async () => {
    [ann, bob, operator] = [await world.person(), await world.person(), await world.person()];
    await world.query("insert into public.roles (user_id, role) values ($1, 'operator')", [operator]);
  });
  afterAll(() => Promise.all(open.map((client) => client.end())));

  /** A connection of the superuser's for as long as these tests last. */
  async function connect() {
    const client = await world.connect();
    open.push(client);
    return client;
  }

  test('check 19: nobody reads what is another person’s, and nobody at all writes, in any table', async () => {
    const client = await connect();
    const query = async <T>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as T[];
    const cells = await rowMatrix(query, { ann: { id: ann, email: `${ann}@example.com` }, bob, operator });
    expect(cells.filter((cell) => cell.answer !== expectedOf(cell))).toEqual([]);
    const [tables] = await world.query<{ count: number }>(
      "select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
    );
    expect(cells).toHaveLength((tables?.count ?? 0) * 5 * 4);
  });

  test('check 20, 23: no column can be set, and no function with more rights is within reach', async () => {
    expect(await world.query(writableColumns)).toEqual([]);
    expect(await world.query(reachableDefiners)).toEqual([]);
  });

  test('everything of ours belongs to one who is no superuser, and who migrated', async () => {
    const owners = await world.query(`
      select distinct pg_get_userbyid(o.owner) as name, r.rolsuper from (
        select proowner as owner from pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        union select relowner from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace)) o
      join pg_roles r on r.oid = o.owner`);
    expect(owners).toEqual([{ name: projectOwner, rolsuper: false }]);
  });

  const verbs = {
    select: 'select name from storage.objects',
    insert: "insert into storage.objects (bucket_id, name) select 'documents', $1 || '/another' returning name",
    update: 'update storage.objects set name = name returning name',
    delete: 'delete from storage.objects returning name',
  };

  test('check 24: no browser reads, lists, writes or removes an object, not even under its own prefix', async () => {
    await world.query("insert into storage.objects (bucket_id, name) values ('documents', $1)", [`${ann}/letter`]);
    const client = await connect();
    /** What comes of a statement about objects, of which nothing stays. */
    async function attempt(role: string, person: string | null, sql: string): Promise<string> {
      await client.query('begin');
      try {
        await client.query("select set_config('request.jwt.claims', $1, true)", [JSON.stringify({ sub: person })]);
        await client.query(`set local role ${role}`);
        const { rows } = await client.query(sql, sql.includes('$1') ? [ann] : []);
        return `${rows.length}`;
      } catch (error) {
        return String((error as { code?: string }).code);
      } finally {
        await client.query('rollback');
      }
    }
    const answers: Record<string, string[]> = {};
    for (const [name, role, person] of [
      ['anon', 'anon', null],
      ['ann', 'authenticated', ann],
      ['bob', 'authenticated', bob],
      ['operator', 'authenticated', operator],
      ['service', 'service_role', null],
    ] as const) {
      answers[name] = [];
      for (const sql of Object.values(verbs)) answers[name].push(await attempt(role, person, sql));
    }
    const nothing = ['0', refused, '0', refused];
    expect(answers).toEqual({
      anon: nothing,
      ann: nothing,
      bob: nothing,
      operator: nothing,
      // The Storage API, which asks for a signature; what it removes it removes with its bytes.
      service: ['1', '1', '1', refused],
    });
  });

  test('what lies under the prefix of another person is nobody else’s upload', async () => {
    const file = aFile();
    await world.call('open_uploads', { p_owner: bob, p_uploads: [file] });
    const keep = (owner: string) =>
      world.query("insert into storage.objects (bucket_id, name, metadata) values ('documents', $1, $2)", [
        `${owner}/${file.id}`,
        { size: 42 },
      ]);
    const commit = () => submit(world, bob, [Object.assign({ upload_id: file.id }, file)]);
    await keep(ann);
    expect(await commit()).toMatchObject({ errors: [{ code: 'missing_object' }] });
    await keep(bob);
    expect(await commit()).toMatchObject({ errors: [], documents: [{ id: file.id }] });
  });
});
