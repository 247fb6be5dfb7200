/** Runs once per interpreter: what Redis' Lua 5.1 has and 5.3 has not, and what a script must not reach. */
export const prelude = `
unpack = table.unpack
table.getn = function(list) return #list end
math.pow = function(base, exponent) return base ^ exponent end
loadstring = load
string.gfind = string.gmatch

-- %d takes any number in 5.1 and drops its fraction; here it only takes 32-bit integers.
local format = string.format
local function whole(value)
  local number = tonumber(value)
  if not number then return value end
  return number >= 0 and math.floor(number) or -math.floor(-number)
end
string.format = function(pattern, ...)
  local values, position = {...}, 0
  local adapted = pattern:gsub('%%([-+ #0]*%d*%.?%d*)([%a%%])', function(flags, kind)
    if kind == '%' then return nil end
    position = position + 1
    if kind ~= 'd' and kind ~= 'i' then return nil end
    values[position] = whole(values[position])
    return '%' .. flags .. '.0f'
  end)
  return format(adapted, unpack(values, 1, select('#', ...)))
end

redis.status_reply = function(text) return {ok = text} end
redis.error_reply = function(text) return {err = text} end
redis.log = function() end
redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING = 0, 1, 2, 3

os = {clock = os.clock}
io, dofile, loadfile, require, package, debug, js, fengari, print, utf8 = nil
KEYS, ARGV = {}, {}

setmetatable(_G, {
  __newindex = function(_, name)
    error("Script attempted to create global variable '" .. tostring(name) .. "'", 2)
  end,
  __index = function(_, name)
    error("Script attempted to access nonexistent global variable '" .. tostring(name) .. "'", 2)
  end,
})
`;
