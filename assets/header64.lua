-- Wireshark dissector for the framings of Switchboard: header64, that of the tutorial servers, and all others that
-- have a length, an end or one size.
--
-- A message of header64 is a header of 64 bytes, the length of the body in bytes as decimal digits padded with spaces,
-- and the body. This script names both, puts messages together that TCP cut into pieces, and shows bytes that are no
-- message as what they are.
--
-- Once:       wireshark -X lua_script:header64.lua FILE     or     tshark -X lua_script:header64.lua -r FILE
-- For good:   copy it into the folder that Help > About Wireshark > Folders calls "Personal Lua Plugins".
--
-- It takes the conversations of the port in its preferences (Edit > Preferences > Protocols > HEADER64; 5050), and,
-- with header64, those of other ports whose first packet begins with such a header. Anything else: Analyze > Decode As,
-- or tshark -d tcp.port==6000,header64. The preference "framing" takes what the option --framing takes, except raw and
-- pauses: tshark -o header64.framing:header10, or -o 'header64.framing:u32le,counts=itself'. A body of SLIP is shown
-- with its escapes.

local header64 = Proto("header64", "Messages with a decimal length header")

local f_header = ProtoField.string("header64.header", "Header", base.ASCII, "The bytes before the body")
local f_length = ProtoField.uint32("header64.length", "Body length", base.DEC, nil, nil, "In bytes, as the header says")
local f_body = ProtoField.string("header64.body", "Body", base.UNICODE, "The body as UTF-8")
local f_body_bytes = ProtoField.bytes("header64.body_bytes", "Body bytes", base.NONE, "The body as it is")
local f_end = ProtoField.bytes("header64.end", "End", base.SPACE, "The bytes behind the body")
local f_unframed = ProtoField.string("header64.unframed", "Unframed", base.UNICODE, "Bytes that are no message")
local f_unframed_bytes = ProtoField.bytes("header64.unframed_bytes", "Unframed bytes", base.NONE)
header64.fields = { f_header, f_length, f_body, f_body_bytes, f_end, f_unframed, f_unframed_bytes }

local e_unusual = ProtoExpert.new(
    "header64.unusual", "The header is not written as usual: digits, then spaces", expert.group.PROTOCOL,
    expert.severity.NOTE)
local e_unframed = ProtoExpert.new(
    "header64.no_header", "No message: these bytes do not begin as agreed", expert.group.PROTOCOL, expert.severity.WARN)
header64.experts = { e_unusual, e_unframed }

header64.prefs.port = Pref.uint("TCP port", 5050, "Conversations of this port are header64")
header64.prefs.width = Pref.uint("Header width", 64, "Bytes of the header if no framing is given: 64 or another")
header64.prefs.longest = Pref.uint("Longest body", 16777216, "A header that says more is taken for no header")
header64.prefs.framing = Pref.string("Framing", "", "As the option --framing says it; empty: header64, of the width above")

-- Blanks that Python's int() takes before and after the digits; NUL only where it is agreed.
local BLANK = "[ \t\n\v\f\r]"
local BLANK_OR_NUL = "[ \t\n\v\f\r%z]"

local PRESETS = {
  lines = "end=\\n|\\r\\n", mllp = "begin=\\x0b,end=\\x1c\\r", ["stx-etx"] = "begin=\\x02,end=\\x03", nul = "end=\\0",
  cr = "end=\\r", nmea = "end=\\r\\n|\\n", scpi = "end=\\n|\\r\\n", modbus = "u16,before=\\?\\?\\0\\0",
  slip = "begin=\\xc0,end=\\xc0,escape=slip",
}

-- Returns the bytes that a description's text means, as a list; a byte that may be any is false.
local function bytes_of(text)
  local bytes = {}
  local at = 1
  local named = { n = "\n", r = "\r", t = "\t", ["0"] = "\0", ["\\"] = "\\", [","] = ",", ["|"] = "|" }
  local function add(string)
    for i = 1, #string do
      bytes[#bytes + 1] = string:byte(i)
    end
  end
  local function utf8_of(point)
    if point < 0x80 then return string.char(point) end
    local tail = ""
    local first = 0x3F
    while point > first do
      tail = string.char(0x80 + point % 64) .. tail
      point = math.floor(point / 64)
      first = math.floor(first / 2)
    end
    return string.char(255 - first * 2 - 1 + point) .. tail
  end
  while at <= #text do
    local rest = text:sub(at)
    local digits = rest:match("^\\x(%x%x)")
    local point = rest:match("^\\u(%x%x%x%x)") or rest:match("^\\u{(%x+)}")
    local sign = rest:match("^\\(.)")
    if digits then
      bytes[#bytes + 1] = tonumber(digits, 16)
      at = at + 4
    elseif point then
      add(utf8_of(tonumber(point, 16)))
      at = at + (rest:find("^\\u{") and #point + 4 or 6)
    elseif sign == "?" then
      bytes[#bytes + 1] = false
      at = at + 2
    elseif sign then
      if not named[sign] then error("no escape: \\" .. sign) end
      add(named[sign])
      at = at + 2
    else
      add(rest:sub(1, 1))
      at = at + 1
    end
  end
  return bytes
end

local function string_of(text)
  local bytes = bytes_of(text)
  for i = 1, #bytes do
    bytes[i] = string.char(bytes[i] or 0)
  end
  return table.concat(bytes)
end

-- Splits a text at a sign that no backslash precedes.
local function split(text, separator)
  local parts = { "" }
  local at = 1
  while at <= #text do
    local sign = text:sub(at, at)
    local taken = sign == "\\" and text:sub(at, at + 1) or sign
    if sign == separator then
      parts[#parts + 1] = ""
    else
      parts[#parts] = parts[#parts] .. taken
    end
    at = at + #taken
  end
  return parts
end

-- Returns a function that reads a length: its bytes, then the value and its width; nil for none, false for too few.
local function length_reader(kind, pad)
  local word, number = kind:match("^(%a+)(%d+)$")
  local bits = kind:match("^u(%d+)$") or kind:match("^u(%d+)le$")
  if bits then
    local width = tonumber(bits) / 8
    return width, function(bytes)
      if #bytes < width then return false end
      local value = 0
      for i = 1, width do
        value = value * 256 + bytes:byte(kind:find("le$") and width + 1 - i or i)
      end
      return value, width
    end
  elseif word == "header" or word == "zero" then
    local width = tonumber(number)
    local blank = pad and pad:find("^nul") and BLANK_OR_NUL or BLANK
    return width, function(bytes)
      local header = bytes:sub(1, width)
      if #header < width then
        if header:match("^" .. blank .. "*%d*" .. blank .. "*$") then return false end
        return nil
      end
      return tonumber(header:match("^" .. blank .. "*(%d+)" .. blank .. "*$")), width
    end
  elseif word == "bcd" then
    local width = tonumber(number)
    return width, function(bytes)
      if #bytes < width then return false end
      local value = 0
      for i = 1, width do
        local high, low = math.floor(bytes:byte(i) / 16), bytes:byte(i) % 16
        if high > 9 or low > 9 then return nil end
        value = value * 100 + high * 10 + low
      end
      return value, width
    end
  elseif kind == "leb128" then
    return 5, function(bytes)
      local value = 0
      for i = 1, math.min(5, #bytes) do
        value = value + bytes:byte(i) % 128 * 128 ^ (i - 1)
        if bytes:byte(i) < 128 then return value, i end
      end
      if #bytes < 5 then return false end
      return nil
    end
  end
  error("no such framing: " .. kind)
end

-- Returns what a description describes.
local function described(text)
  local parts = split(text, ",")
  if PRESETS[parts[1]] then
    parts[1] = PRESETS[parts[1]]
    parts = split(table.concat(parts, ","), ",")
  end
  local settings = {}
  local kind = nil
  for i = 1, #parts do
    local name, value = parts[i]:match("^(%a+)=(.*)$")
    if name then
      settings[name] = value
    elseif i == 1 then
      kind = parts[1]
    else
      error("no setting: " .. parts[i])
    end
  end
  local framing = { before = bytes_of(settings.before or ""), trailer = "", name = text }
  if settings.offset then
    -- An offset takes the place of the bytes that a preset has before the length.
    framing.before = {}
    for i = 1, tonumber(settings.offset) do
      framing.before[i] = false
    end
  end
  if kind then
    framing.width, framing.length = length_reader(kind, settings.pad)
    framing.trailer = string_of(settings["end"] or "")
    local counts = settings.counts or "body"
    framing.counts_field = counts ~= "body" and counts ~= "end"
    framing.counts_before = counts == "header" or counts == "all"
    framing.counts_end = counts:find("end") or counts == "all"
    framing.adjust = tonumber(settings.adjust or "0")
    framing.decimal = kind:match("^header%d+$") and #parts == 1
  elseif settings.size then
    framing.size = tonumber(settings.size)
  elseif settings["end"] then
    framing.begin = string_of(settings.begin or "")
    framing.slip = settings.escape == "slip"
    framing.keeps_begin = settings.keep == "begin" or settings.keep == "both"
    framing.keeps_end = settings.keep == "end" or settings.keep == "both"
    framing.ends = {}
    for _, one in ipairs(split(settings["end"], "|")) do
      framing.ends[#framing.ends + 1] = string_of(one)
    end
  else
    error("no such framing here: " .. text)
  end
  return framing
end

local framing = nil

-- Returns the framing of the preferences; header64 of the given width if the text has a mistake, which is told.
local function agreed()
  local text = header64.prefs.framing ~= "" and header64.prefs.framing or "header" .. header64.prefs.width
  if not framing or framing.name ~= text then
    local fine, result = pcall(described, text)
    if not fine then
      critical("header64.framing: " .. tostring(result))
      result = described("header" .. header64.prefs.width)
      result.name = text
    end
    framing = result
  end
  return framing
end

-- The measures below take bytes from the beginning of a message. They return the widths of header, body and end; or nil
-- and the number of bytes that are missing; or nil if no message begins there.

local function measure_length(one, bytes)
  local skip = #one.before
  for i = 1, math.min(skip, #bytes) do
    if one.before[i] and one.before[i] ~= bytes:byte(i) then return nil end
  end
  if #bytes <= skip then return nil, skip + 1 - #bytes end
  local said, width = one.length(bytes:sub(skip + 1, skip + one.width))
  if said == false then return nil, one.decimal and skip + one.width - #bytes or 1 end
  if not said then return nil end
  local body = said + one.adjust - (one.counts_field and width or 0) - (one.counts_before and skip or 0)
    - (one.counts_end and #one.trailer or 0)
  if body < 0 or body > header64.prefs.longest then return nil end
  local whole = skip + width + body + #one.trailer
  if whole > #bytes then return nil, whole - #bytes end
  if bytes:sub(whole - #one.trailer + 1, whole) ~= one.trailer then return nil end
  return skip + width, body, #one.trailer
end

local function measure_ends(one, bytes)
  local head = #one.begin
  if one.slip then
    head = #bytes:match("^\192*")
  elseif bytes:sub(1, head) ~= one.begin:sub(1, #bytes) then
    return nil
  end
  local first, last = nil, nil
  for _, ending in ipairs(one.ends) do
    local from, to = bytes:find(ending, head + 1, true)
    if from and (not last or to < last or (to == last and from < first)) then
      first, last = from, to
    end
  end
  if not first then return nil, DESEGMENT_ONE_MORE_SEGMENT end
  local from = one.keeps_begin and 0 or head
  local to = one.keeps_end and last or first - 1
  return from, to - from, last - to
end

local function measure(one, bytes)
  if one.length then return measure_length(one, bytes) end
  if one.ends then return measure_ends(one, bytes) end
  if #bytes < one.size then return nil, one.size - #bytes end
  return 0, one.size, 0
end

-- Text for the packet list: one line, not too long.
local function short(text)
  local line = text:gsub("%c", " ")
  if #line > 80 then
    line = line:sub(1, 80) .. "…"
  end
  return line
end

local function add_message(tvb, offset, head, length, tail, tree, info)
  local subtree = tree:add(header64, tvb(offset, head + length + tail), "Message, " .. length .. " bytes")
  if head > 0 then
    local header = tvb:raw(offset, head)
    local item = subtree:add(f_header, tvb(offset, head))
    subtree:add(f_length, tvb(offset, head), length)
    if agreed().decimal and (not header:match("^%d+ *$") or header:match("^0%d")) then
      item:add_proto_expert_info(e_unusual)
    end
  end
  if length > 0 then
    local body = tvb(offset + head, length)
    subtree:add(f_body, body, body:string(ENC_UTF_8))
    subtree:add(f_body_bytes, body)
    info[#info + 1] = length .. " bytes: " .. short(tvb:raw(offset + head, math.min(length, 100)))
  else
    info[#info + 1] = "0 bytes"
  end
  if tail > 0 then
    subtree:add(f_end, tvb(offset + head + length, tail))
  end
end

local function add_unframed(tvb, offset, tree, info)
  local rest = tvb(offset)
  local subtree = tree:add(header64, rest, "No message, " .. rest:len() .. " bytes")
  subtree:add(f_unframed, rest, rest:string(ENC_UTF_8)):add_proto_expert_info(e_unframed)
  subtree:add(f_unframed_bytes, rest)
  info[#info + 1] = "no header: " .. short(rest:raw(0, math.min(rest:len(), 100)))
end

-- Looks at as many messages as there are; asks TCP for more where one is not complete.
function header64.dissector(tvb, pinfo, tree)
  local one = agreed()
  local total = tvb:captured_len()
  local offset = 0
  local info = {}
  if total == 0 then
    return 0
  end
  pinfo.cols.protocol = "HEADER64"
  while offset < total do
    local head, length, tail = measure(one, tvb:raw(offset, total - offset))
    if head then
      add_message(tvb, offset, head, length, tail, tree, info)
      offset = offset + head + length + tail
    elseif length and pinfo.can_desegment > 0 then
      pinfo.desegment_offset = offset
      pinfo.desegment_len = length
      break
    else
      -- What came together is shown together: the next packet may begin with a header again.
      add_unframed(tvb, offset, tree, info)
      offset = total
    end
  end
  if #info > 0 then
    pinfo.cols.info = table.concat(info, " | ")
  end
  return total
end

-- Takes a conversation whose first packet begins with a decimal header, or with enough of one to be sure.
local function looks_like_it(tvb, pinfo, tree)
  local one = agreed()
  if not one.decimal then
    return false
  end
  local begun = tvb:raw(0, math.min(one.width, tvb:captured_len()))
  local whole = #begun == one.width and one.length(begun)
  local enough = #begun >= math.min(8, one.width) and begun:match("^%d+  +$")
  if not (whole and whole <= header64.prefs.longest) and not enough then
    return false
  end
  header64.dissector(tvb, pinfo, tree)
  pinfo.conversation = header64
  return true
end

header64:register_heuristic("tcp", looks_like_it)

local ports = DissectorTable.get("tcp.port")
local port = header64.prefs.port
ports:add(port, header64)

function header64.prefs_changed()
  if port ~= header64.prefs.port then
    ports:remove(port, header64)
    port = header64.prefs.port
    ports:add(port, header64)
  end
end
