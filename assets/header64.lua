-- Wireshark dissector for header64, the framing of the tutorial servers that Switchboard teaches and tests.
--
-- A message is a header of 64 bytes, the length of the body in bytes as decimal digits padded with spaces, and the
-- body. This script names both, puts messages together that TCP cut into pieces, and shows bytes that are no message
-- as what they are.
--
-- Once:       wireshark -X lua_script:header64.lua FILE     or     tshark -X lua_script:header64.lua -r FILE
-- For good:   copy it into the folder that Help > About Wireshark > Folders calls "Personal Lua Plugins".
--
-- It takes the conversations of the port in its preferences (Edit > Preferences > Protocols > HEADER64; 5050), and
-- those of other ports whose first packet begins with such a header. Anything else: Analyze > Decode As, or
-- tshark -d tcp.port==6000,header64. For header10 or another width set the width there too:
-- tshark -o header64.width:10

local header64 = Proto("header64", "Messages with a decimal length header")

local f_header = ProtoField.string("header64.header", "Header", base.ASCII, "The bytes before the body")
local f_length = ProtoField.uint32("header64.length", "Body length", base.DEC, nil, nil, "In bytes, as the header says")
local f_body = ProtoField.string("header64.body", "Body", base.UNICODE, "The body as UTF-8")
local f_body_bytes = ProtoField.bytes("header64.body_bytes", "Body bytes", base.NONE, "The body as it is")
local f_unframed = ProtoField.string("header64.unframed", "Unframed", base.UNICODE, "Bytes that are no message")
local f_unframed_bytes = ProtoField.bytes("header64.unframed_bytes", "Unframed bytes", base.NONE)
header64.fields = { f_header, f_length, f_body, f_body_bytes, f_unframed, f_unframed_bytes }

local e_unusual = ProtoExpert.new(
    "header64.unusual", "The header is not written as usual: digits, then spaces", expert.group.PROTOCOL,
    expert.severity.NOTE)
local e_unframed = ProtoExpert.new(
    "header64.no_header", "No header: a message begins with its length", expert.group.PROTOCOL, expert.severity.WARN)
header64.experts = { e_unusual, e_unframed }

header64.prefs.port = Pref.uint("TCP port", 5050, "Conversations of this port are header64")
header64.prefs.width = Pref.uint("Header width", 64, "Bytes of the header: 64, or 10 for header10")
header64.prefs.longest = Pref.uint("Longest body", 16777216, "A header that says more is taken for no header")

-- Blanks that Python's int() takes before and after the digits.
local BLANK = "[ \t\n\v\f\r]"
local WHOLE = "^" .. BLANK .. "*(%d+)" .. BLANK .. "*$"
local BEGUN = "^" .. BLANK .. "*%d*" .. BLANK .. "*$"

-- Returns the length that a whole header says; nil if it is none.
local function length_of(header)
  local digits = header:match(WHOLE)
  local length = digits and tonumber(digits)
  if length and length <= header64.prefs.longest then
    return length
  end
  return nil
end

local function begin_of(tvb, offset, most)
  return tvb:raw(offset, math.min(most, tvb:reported_length_remaining(offset), tvb:captured_len() - offset))
end

-- Text for the packet list: one line, not too long.
local function short(text)
  local line = text:gsub("%c", " ")
  if #line > 80 then
    line = line:sub(1, 80) .. "…"
  end
  return line
end

local function add_message(tvb, offset, header, length, tree, info)
  local width = #header
  local subtree = tree:add(header64, tvb(offset, width + length), "Message, " .. length .. " bytes")
  local item = subtree:add(f_header, tvb(offset, width))
  subtree:add(f_length, tvb(offset, width), length)
  if not header:match("^%d+ *$") or header:match("^0%d") then
    item:add_proto_expert_info(e_unusual)
  end
  if length > 0 then
    local body = tvb(offset + width, length)
    subtree:add(f_body, body, body:string(ENC_UTF_8))
    subtree:add(f_body_bytes, body)
    info[#info + 1] = length .. " bytes: " .. short(body:raw(0, math.min(length, 100)))
  else
    info[#info + 1] = "0 bytes"
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
  local width = header64.prefs.width
  local total = tvb:captured_len()
  local offset = 0
  local info = {}
  if total == 0 then
    return 0
  end
  pinfo.cols.protocol = "HEADER64"
  while offset < total do
    local begun = begin_of(tvb, offset, width)
    local missing = 0
    local length = nil
    if #begun < width then
      if begun:match(BEGUN) then
        missing = width - #begun
      end
    else
      length = length_of(begun)
      if length then
        missing = math.max(0, width + length - (total - offset))
      end
    end
    if missing > 0 and pinfo.can_desegment > 0 then
      pinfo.desegment_offset = offset
      pinfo.desegment_len = missing
      break
    end
    if length and missing == 0 then
      add_message(tvb, offset, begun, length, tree, info)
      offset = offset + width + length
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

-- Takes a conversation whose first packet begins with a header, or with enough of one to be sure.
local function looks_like_it(tvb, pinfo, tree)
  local width = header64.prefs.width
  local begun = begin_of(tvb, 0, width)
  local whole = #begun == width and length_of(begun)
  local enough = #begun >= math.min(8, width) and begun:match("^%d+  +$")
  if not whole and not enough then
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
