import { fail, RedisError, type Reply, Status } from '../reply.ts';
import { byteString, type LuaState, lauxlib, lua, luaBytes } from './fengari.ts';

const deepest = 100;

/** Puts a reply on the Lua stack by Redis' rules: null is false, a status is `{ok=…}`, an error is `{err=…}`. */
export function pushReply(L: LuaState, reply: Reply): void {
  if (reply === null) lua.lua_pushboolean(L, false);
  else if (typeof reply === 'number') lua.lua_pushnumber(L, reply);
  else if (typeof reply === 'string') lua.lua_pushstring(L, luaBytes(reply));
  else if (reply instanceof Status) pushTagged(L, 'ok', reply.text);
  else if (reply instanceof RedisError) pushTagged(L, 'err', reply.message);
  else pushList(L, reply);
}

function pushList(L: LuaState, list: Reply[]): void {
  lauxlib.luaL_checkstack(L, 4, null);
  lua.lua_createtable(L, list.length, 0);
  for (const [at, item] of list.entries()) {
    pushReply(L, item);
    lua.lua_rawseti(L, -2, at + 1);
  }
}

function pushTagged(L: LuaState, tag: 'ok' | 'err', text: string): void {
  lua.lua_createtable(L, 0, 1);
  lua.lua_pushstring(L, luaBytes(tag));
  lua.lua_pushstring(L, luaBytes(text));
  lua.lua_rawset(L, -3);
}

/** Reads a script's result by Redis' rules: fractions are cut, true is 1, a list ends at its first nil. */
export function readReply(L: LuaState, index: number, depth = 0): Reply {
  if (depth > deepest) fail('ERR reached lua stack limit');
  switch (lua.lua_type(L, index)) {
    case lua.LUA_TSTRING:
      return byteString(lua.lua_tostring(L, index));
    case lua.LUA_TNUMBER:
      // Adding zero turns -0 into 0: an integer has no sign then.
      return Math.trunc(lua.lua_tonumber(L, index)) + 0;
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(L, index) ? 1 : null;
    case lua.LUA_TTABLE:
      return readTable(L, lua.lua_absindex(L, index), depth);
    default:
      return null;
  }
}

function readTable(L: LuaState, table: number, depth: number): Reply {
  lauxlib.luaL_checkstack(L, 4, null);
  const error = readTag(L, table, 'err');
  if (error !== null) return new RedisError(error);
  const status = readTag(L, table, 'ok');
  return status === null ? readList(L, table, depth) : new Status(status);
}

function readTag(L: LuaState, table: number, tag: 'ok' | 'err'): string | null {
  lua.lua_pushstring(L, luaBytes(tag));
  const isText = lua.lua_rawget(L, table) === lua.LUA_TSTRING;
  const text = isText ? byteString(lua.lua_tostring(L, -1)) : null;
  lua.lua_pop(L, 1);
  return text;
}

function readList(L: LuaState, table: number, depth: number): Reply[] {
  const list: Reply[] = [];
  while (lua.lua_rawgeti(L, table, list.length + 1) !== lua.LUA_TNIL) {
    list.push(readReply(L, -1, depth + 1));
    lua.lua_pop(L, 1);
  }
  lua.lua_pop(L, 1);
  return list;
}
