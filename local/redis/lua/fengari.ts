import { createRequire } from 'node:module';
import { formatGeneral } from '../numbers.ts';

// fengari is Lua 5.3 with 32-bit integers that wrap in silence; Redis scripts are Lua 5.1, where every number is a
// double. Its modules take their imports when they load, so each patch sits before the first module that reads it.
const require = createRequire(import.meta.url);

declare const state: unique symbol;
/** One Lua interpreter. */
export type LuaState = { [state]: true };
/** A Lua string as fengari keeps it, one element per byte. */
export type LuaBytes = Uint8Array;
export type LuaFunction = (L: LuaState) => number;

interface Slot {
  setfltvalue(value: number): void;
  setivalue(value: number): void;
}

// luaconf and defs need each other; entered through defs, as fengari itself does.
require('fengari/src/defs.js');

const luaconf: {
  LUA_COMPAT_FLOATSTRING: boolean;
  lua_number2str: (value: number) => string;
} = require('fengari/src/luaconf.js');
// 10 / 2 prints as "5" in Lua 5.1, and as "5.0" in 5.3.
luaconf.LUA_COMPAT_FLOATSTRING = true;
// fengari prints 1e15 and above, infinities and small fractions in JavaScript's way, not as C's %.14g.
luaconf.lua_number2str = (value) => formatGeneral(value, 14);

// lapi comes before lobject, which needs it half loaded.
const lapi: { lua_pushinteger: unknown; lua_pushnumber: unknown } = require('fengari/src/lapi.js');
// What the libraries return (math.floor, string.len) becomes a double: two such integers wrap when multiplied.
lapi.lua_pushinteger = lapi.lua_pushnumber;

const lobject: {
  TValue: { prototype: Slot };
  luaO_str2num: (text: Uint8Array, slot: Slot) => number;
} = require('fengari/src/lobject.js');
// Literals and results of integer arithmetic become doubles, so that a 100-day expiry in milliseconds does not wrap.
lobject.TValue.prototype.setivalue = lobject.TValue.prototype.setfltvalue;
// Hexadecimal numbers are the one notation that wraps while it is read.
const readNumber = lobject.luaO_str2num;
lobject.luaO_str2num = (text, slot) => {
  const length = readNumber(text, slot);
  const source = Buffer.from(text.subarray(0, length)).toString('latin1').replaceAll('\0', '').trim();
  const [, sign, digits] = /^([+-]?)(0x[0-9a-f]+)$/i.exec(source) ?? [];
  if (digits) slot.setfltvalue(sign === '-' ? -Number(digits) : Number(digits));
  return length;
};

interface Lua {
  LUA_MASKCOUNT: number;
  LUA_REGISTRYINDEX: number;
  LUA_TBOOLEAN: number;
  LUA_TNIL: number;
  LUA_TNUMBER: number;
  LUA_TSTRING: number;
  LUA_TTABLE: number;
  lua_absindex(L: LuaState, index: number): number;
  lua_createtable(L: LuaState, items: number, fields: number): void;
  lua_error(L: LuaState): number;
  lua_gettop(L: LuaState): number;
  lua_pcall(L: LuaState, args: number, results: number, handler: number): number;
  lua_pop(L: LuaState, count: number): void;
  lua_pushboolean(L: LuaState, value: boolean): void;
  lua_pushcfunction(L: LuaState, run: LuaFunction): void;
  lua_pushnumber(L: LuaState, value: number): void;
  lua_pushstring(L: LuaState, value: LuaBytes): void;
  lua_pushglobaltable(L: LuaState): void;
  lua_rawget(L: LuaState, index: number): number;
  lua_rawgeti(L: LuaState, index: number, item: number): number;
  lua_rawset(L: LuaState, index: number): void;
  lua_rawseti(L: LuaState, index: number, item: number): void;
  lua_setglobal(L: LuaState, name: LuaBytes): void;
  lua_sethook(L: LuaState, hook: (L: LuaState) => void, mask: number, count: number): void;
  lua_settop(L: LuaState, index: number): void;
  lua_toboolean(L: LuaState, index: number): boolean;
  lua_tojsstring(L: LuaState, index: number): string | null;
  lua_tonumber(L: LuaState, index: number): number;
  lua_tostring(L: LuaState, index: number): LuaBytes;
  lua_type(L: LuaState, index: number): number;
}

interface Auxiliary {
  luaL_checkstack(L: LuaState, slots: number, message: LuaBytes | null): void;
  luaL_dostring(L: LuaState, source: LuaBytes): boolean;
  luaL_error(L: LuaState, message: LuaBytes): number;
  luaL_loadbuffer(L: LuaState, source: LuaBytes, length: number, name: LuaBytes): number;
  luaL_newstate(): LuaState;
  luaL_ref(L: LuaState, table: number): number;
  luaL_unref(L: LuaState, table: number, reference: number): void;
}

const fengari: {
  lua: Lua;
  lauxlib: Auxiliary;
  lualib: { luaL_openlibs(L: LuaState): void };
} = require('fengari');

export const { lua, lauxlib, lualib } = fengari;

/** Turns a byte string into what fengari takes. */
export const luaBytes = (text: string): LuaBytes => new Uint8Array(Buffer.from(text, 'latin1'));

/** Turns what fengari gives into a byte string. */
export const byteString = (value: Uint8Array): string => Buffer.from(value).toString('latin1');
