package switchboard.text;

/**
 * The names of protocols that are known by their first bytes; parts of sentences without arguments.
 */
public enum ProtocolText implements TextCode {
    /** STUN or TURN, which finds ways for calls. */
    STUN("protocol.stun"),
    /** HTTP/2. */
    HTTP2("protocol.http2"),
    /** RTSP, which cameras and video players speak. */
    RTSP("protocol.rtsp"),
    /** SIP, which telephones speak. */
    SIP("protocol.sip"),
    /** A source of NTRIP or of an audio stream. */
    NTRIP_SOURCE("protocol.ntrip-source"),
    /** HTTP. */
    HTTP("protocol.http"),
    /** TLS. */
    TLS("protocol.tls"),
    /** SSH. */
    SSH("protocol.ssh"),
    /** MQTT. */
    MQTT("protocol.mqtt"),
    /** AMQP, which message brokers speak. */
    AMQP("protocol.amqp"),
    /** Redis (RESP). */
    REDIS("protocol.redis"),
    /** PostgreSQL. */
    POSTGRESQL("protocol.postgresql"),
    /** X11. */
    X11("protocol.x11"),
    /** SMB, which shares files of Windows. */
    SMB("protocol.smb"),
    /** S7, which Siemens controllers speak. */
    S7("protocol.s7"),
    /** RDP, the remote desktop of Windows. */
    RDP("protocol.rdp"),
    /** SQL Server (TDS). */
    SQL_SERVER("protocol.sql-server"),
    /** Oracle Net. */
    ORACLE("protocol.oracle"),
    /** MongoDB. */
    MONGODB("protocol.mongodb"),
    /** LDAP. */
    LDAP("protocol.ldap"),
    /** Cassandra (CQL). */
    CASSANDRA("protocol.cassandra"),
    /** Kafka. */
    KAFKA("protocol.kafka"),
    /** JDWP, which Java debuggers speak. */
    JDWP("protocol.jdwp"),
    /** BitTorrent. */
    BITTORRENT("protocol.bittorrent"),
    /** The Android Debug Bridge. */
    ADB("protocol.adb"),
    /** An old version of Minecraft. */
    MINECRAFT_OLD("protocol.minecraft-old"),
    /** Minecraft. */
    MINECRAFT("protocol.minecraft"),
    /** Git. */
    GIT("protocol.git"),
    /** Rsync. */
    RSYNC("protocol.rsync"),
    /** STOMP. */
    STOMP("protocol.stomp"),
    /** ZeroMQ. */
    ZEROMQ("protocol.zeromq"),
    /** OPC UA. */
    OPC_UA("protocol.opc-ua"),
    /** DICOM, which sends medical pictures. */
    DICOM("protocol.dicom"),
    /** ONC RPC, which NFS uses. */
    ONC_RPC("protocol.onc-rpc"),
    /** DNS over TCP. */
    DNS("protocol.dns"),
    /** SOCKS 5, which asks for a proxy. */
    SOCKS5("protocol.socks5"),
    /** SOCKS 4, which asks for a proxy. */
    SOCKS4("protocol.socks4"),
    /** VNC (RFB). */
    VNC("protocol.vnc"),
    /** Modbus TCP. */
    MODBUS("protocol.modbus"),
    /** HL7 in MLLP. */
    MLLP("protocol.mllp"),
    /** NMEA 0183. */
    NMEA("protocol.nmea"),
    /** A GPS tracker of the kind GT06 (78 78 … 0d 0a). */
    GT06("protocol.gt06"),
    /** A GPS tracker of Teltonika, which says its IMEI. */
    TELTONIKA("protocol.teltonika"),
    /** A GPS tracker, which says its number. */
    TRACKER("protocol.tracker"),
    /** IEC 60870-5-104. */
    IEC104("protocol.iec104"),
    /** EtherNet/IP. */
    ETHERNET_IP("protocol.ethernet-ip"),
    /** FIX, which banks and exchanges speak. */
    FIX("protocol.fix"),
    /** SMPP, which sends short messages. */
    SMPP("protocol.smpp"),
    /** Diameter. */
    DIAMETER("protocol.diameter"),
    /** ZPL, labels for a printer. */
    ZPL("protocol.zpl"),
    /** A job for a printer. */
    PRINTER("protocol.printer"),
    /** SCPI, commands for measuring instruments. */
    SCPI("protocol.scpi"),
    /** Syslog. */
    SYSLOG("protocol.syslog"),
    /** Memcached. */
    MEMCACHED("protocol.memcached"),
    /** IRC. */
    IRC("protocol.irc"),
    /** SMTP. */
    SMTP("protocol.smtp"),
    /** IMAP. */
    IMAP("protocol.imap"),
    /** FTP or POP3. */
    FTP("protocol.ftp"),
    /** The protocol of a language server. */
    CONTENT_LENGTH("protocol.content-length");

    private final Declaration declaration;

    ProtocolText(String key) {
        declaration = new Declaration("wire", key);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
