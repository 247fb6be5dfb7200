import { createHash } from 'node:crypto';
import { formatGeneral } from '../numbers.ts';
import { fail, RedisError, type Reply } from '../reply.ts';
import { byteString, type LuaFunction, type LuaState, lauxlib, lua, luaBytes, lualib } from './fengari.ts';
import { prelude } from './prelude.ts';
import { pushReply, readReply } from './values.ts';

/** Runs one command for a script; throws RedisError. */
export type ScriptCall = (args: string[]) => Reply;

export const sha1 = (text: string): string => createHash('sha1').update(text, 'latin1').digest('hex');

const instructionsPerCheck = 1_000_000;
// Some seconds of work. A script that loops for ever would otherwise stop the whole local cloud.
const checksAllowed = 50;

/** A Lua interpreter that holds compiled scripts and lets them call commands. */
export class Interpreter {
  private readonly L = lauxlib.luaL_newstate();
  private call: ScriptCall = () => fail('ERR no script is running');
  private checks = 0;

  constructor() {
    lualib.luaL_openlibs(this.L);
    lua.lua_createtable(this.L, 0, 3);
    lua.lua_setglobal(this.L, luaBytes('redis'));
    this.define('call', (L) => this.callCommand(L, true));
    this.define('pcall', (L) => this.callCommand(L, false));
    this.define('sha1hex', (L) => {
      pushReply(L, sha1(byteString(lua.lua_tostring(L, 1))));
      return 1;
    });
    if (lauxlib.luaL_dostring(this.L, luaBytes(prelude))) throw new Error(lua.lua_tojsstring(this.L, -1) ?? 'prelude');
    lua.lua_sethook(this.L, (L) => this.check(L), lua.LUA_MASKCOUNT, instructionsPerCheck);
  }

  /** Compiles a script and answers a reference to it; throws RedisError when it does not compile. */
  compile(source: string): number {
    const code = luaBytes(source);
    const failed = lauxlib.luaL_loadbuffer(this.L, code, code.length, luaBytes('@user_script'));
    if (!failed) return lauxlib.luaL_ref(this.L, lua.LUA_REGISTRYINDEX);
    const reason = lua.lua_tojsstring(this.L, -1);
    lua.lua_settop(this.L, 0);
    return fail(`ERR Error compiling script (new function): ${reason}`);
  }

  forget(reference: number): void {
    lauxlib.luaL_unref(this.L, lua.LUA_REGISTRYINDEX, reference);
  }

  /** Runs a compiled script to its end; throws RedisError when it ends with an error. */
  run(reference: number, keys: string[], args: string[], call: ScriptCall): Reply {
    this.call = call;
    this.checks = 0;
    try {
      this.setList('KEYS', keys);
      this.setList('ARGV', args);
      lua.lua_rawgeti(this.L, lua.LUA_REGISTRYINDEX, reference);
      const failed = lua.lua_pcall(this.L, 0, 1, 0);
      const reply = readReply(this.L, -1);
      if (reply instanceof RedisError) throw reply;
      return failed ? fail(`ERR ${typeof reply === 'string' ? reply : 'script error'}`) : reply;
    } finally {
      lua.lua_settop(this.L, 0);
    }
  }

  private check(L: LuaState): void {
    if (++this.checks > checksAllowed) lauxlib.luaL_error(L, luaBytes('the script ran for too long and was stopped'));
  }

  private callCommand(L: LuaState, raises: boolean): number {
    const reply = this.answer(L);
    pushReply(L, reply);
    return reply instanceof RedisError && raises ? lua.lua_error(L) : 1;
  }

  private answer(L: LuaState): Reply {
    try {
      return this.call(readArguments(L));
    } catch (error) {
      if (error instanceof RedisError) return error;
      throw error;
    }
  }

  private define(name: string, run: LuaFunction): void {
    lua.lua_pushglobaltable(this.L);
    pushReply(this.L, 'redis');
    lua.lua_rawget(this.L, -2);
    pushReply(this.L, name);
    lua.lua_pushcfunction(this.L, run);
    lua.lua_rawset(this.L, -3);
    lua.lua_settop(this.L, 0);
  }

  private setList(name: string, items: string[]): void {
    lua.lua_pushglobaltable(this.L);
    pushReply(this.L, name);
    pushReply(this.L, items);
    lua.lua_rawset(this.L, -3);
    lua.lua_settop(this.L, 0);
  }
}

function readArguments(L: LuaState): string[] {
  const count = lua.lua_gettop(L);
  if (count === 0) fail('ERR Please specify at least one argument for this redis.call() call');
  return Array.from({ length: count }, (_, at) => readArgument(L, at + 1));
}

function readArgument(L: LuaState, index: number): string {
  const type = lua.lua_type(L, index);
  if (type === lua.LUA_TSTRING) return byteString(lua.lua_tostring(L, index));
  if (type === lua.LUA_TNUMBER) return formatGeneral(lua.lua_tonumber(L, index), 17);
  return fail('ERR Lua redis lib command arguments must be strings or integers');
}
