import { hostName, pattern } from './names'
import type { PatternGroup } from './patterns'

const host = `(?<host>${hostName})`
const guess = `(?<guess>${hostName})`

/** Names that machines give of themselves in the output of tools. */
export const hostPatterns: PatternGroup[] = [
  {
    words: 'linux freebsd openbsd netbsd dragonfly sunos darwin mingw msys cygwin ucrt clang',
    patterns: [
      pattern(String.raw`\bLinux ${host} \d+\.\d[^\s#]* #\d`),
      pattern(String.raw`\b(?:FreeBSD|OpenBSD|NetBSD|DragonFly|Darwin|SunOS) ${host} \d+\.\d[^\s#]* \S`),
      pattern(String.raw`\b(?:MINGW|MSYS|CYGWIN|UCRT|CLANG)[\w.-]{0,24}_NT[\w.-]{0,24} ${host} \d+\.\d`),
      pattern(
        String.raw`^\W{0,4}Linux ${guess} \d+\.\d+\.\d+[\w.+~-]{0,80}(?: (?:x86_64|aarch64|i686|amd64|riscv64|ppc64le|GNU\/Linux)){0,4}\s{0,8}$`,
      ),
    ],
  },
  {
    words: 'host hostname sysname nodename pretty kubernetes',
    patterns: [
      pattern(String.raw`pretty hostname\s{0,4}[:=]\s{0,4}["']?(?<host>[^"'\n]{0,120}[^"'\s])`, 'i'),
      pattern(
        String.raw`(?<!pretty )(?:host[_ -]?name|\bsysname|nodename)["']?\s{0,40}(?:[:=]|\bis\b|\bset to\b)\s{0,4}["'<]?${host}(?!\w| not found)`,
        'i',
      ),
      pattern(String.raw`hostname changed from \S{1,80} to ["']${host}`),
      pattern(String.raw`\bHost: ${host}(?=\s+Kernel:)`),
      pattern(String.raw`\bSystem:\s{1,20}Host: ${host}`),
      // Alone on its line; neofetch has the model of the machine there, of several words.
      pattern(String.raw`^[\s>*-]{0,12}Host(?:name)?\*{0,2}: ?\*{0,2} {0,4}${guess}\s{0,4}$`),
      pattern(String.raw`\bhost(?: was)?: ${host}(?=\s*$)(?<=(?:information|diagnostic)[^\n]{0,80})`),
      pattern(String.raw`^\s{0,8}host\s{2,12}: ${host}\s{0,8}$`),
      pattern(String.raw`^\s{0,12}Hostname\s{2,40}${host}\s{0,8}$`),
      pattern(String.raw`\bauthenticity of host '${host}`),
      pattern(String.raw`\bconnect to host ${host} port`),
      pattern(String.raw`\bhost=${host}(?=,|\s|$)`),
    ],
  },
  {
    words: 'computer computername machine system node nodename userdomain logon logonserver',
    patterns: [
      pattern(
        String.raw`\b(?:computer|machine|system|node)[ _-]?name["']?\s{0,40}[:=\t]\s{0,40}["']?(?!(?:linux|windows|darwin|freebsd)\b)${host}`,
        'i',
      ),
      pattern(String.raw`\bUSERDOMAIN(?:_ROAMINGPROFILE)?=${host}`),
      pattern(String.raw`\bLOGON ?SERVER\s{0,20}[:=]\s{0,20}\\\\${host}`, 'i'),
    ],
  },
  {
    words: 'nccl rccl hccl ccl oneccl pmix mca_ cancelled srun',
    signs: ['***', '] [[', ']:'],
    patterns: [
      pattern(String.raw`(?:^|\s|\])${host}:\d{1,8}:\d{1,8}(?::\d{1,8})? \[\w{1,6}\] (?:NCCL|RCCL|HCCL|CCL)`),
      pattern(String.raw`\[${host}:\d{2,8}\] (?:\*\*\*|PMIX|\[\[|mca_|\[ ?\d)`),
      pattern(String.raw`(?<![\w\]])\[${host}\]:\d{2,5}\b`),
      pattern(String.raw`\bON ${host} CANCELLED`),
      pattern(String.raw`\bsrun: error: ${host}: task`),
    ],
  },
  {
    words: 'nodelist node nodes kubectl ready notready login',
    signs: ['Ready ', ' login:', ': Linux '],
    patterns: [
      pattern(String.raw`\b(?:SLURM_)?(?:JOB_)?nodelist[=:]\s{0,4}${guess}`, 'i'),
      pattern(String.raw`\bNode:\s{1,24}${host}\/\d`),
      pattern(String.raw`\bkubectl\s(?:\S{1,40}\s){0,4}nodes?[\s/]${guess}\s{0,4}$`),
      // kubectl get nodes
      pattern(String.raw`^\s{0,4}${host}\s{1,40}(?:Not)?Ready(?:,\S{1,40})?\s`),
      pattern(String.raw`^\s{0,4}${host} login:`),
      pattern(String.raw`\bkernel[^:\n]{0,20}: Linux ${guess} \d+\.\d+\.\d`, 'i'),
    ],
  },
  {
    words: 'mon tue wed thu fri sat sun',
    // The first line of gpustat.
    patterns: [
      pattern(
        String.raw`^\s{0,4}${host}\s{1,40}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\s{1,8}\d{3}\.`,
      ),
    ],
  },
  {
    words: 'secure connection name display permanently ssh',
    signs: ['127.0.1.1'],
    patterns: [
      pattern(String.raw`(?<![\w.-])${host} Secure Boot Module Signature`),
      pattern(String.raw`\bConnection to ${host} (?:closed|port)`),
      pattern(String.raw`^\s{0,8}127\.0\.1\.1\s{1,40}${host}`),
      pattern(String.raw`^\s{0,8}127\.0\.1\.1\s{1,40}\S{1,250}\s{1,40}${host}`),
      pattern(String.raw`\b(?:name of display: |DISPLAY=)${host}:\d`),
      pattern(String.raw`\bPermanently added '${host}`),
      pattern(String.raw`[$#%>]\s(?:sudo )?ssh (?:-\S{1,20} ){0,4}${host}\s{0,8}$`),
    ],
  },
  {
    words: 'desktop- laptop- win- ip- macbook imac mac- mbp',
    patterns: [
      pattern(String.raw`(?<![\w.-])(?<host>(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{5,11})(?![\w-])`),
      pattern(String.raw`(?<![\w.-])(?<host>ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?:\.[\w.-]{0,60}\w)?)`),
      pattern(
        String.raw`(?<![\w.-])(?<host>[A-Za-z][\w]{1,30}-(?:MacBook(?:-Pro|-Air)?|iMac|Mac-mini|Mac-Studio|MBP)(?:-\d)?)(?![\w-])`,
      ),
    ],
  },
  {
    words: String.raw`local(?<=\w\.local) lan(?<=\w\.lan) localdomain(?<=\w\.localdomain) internal(?<=\w\.internal) home\.arpa fritz`,
    patterns: [
      pattern(
        String.raw`(?<![\w./@$%{-])(?!(?:rc|local|conf|config|settings|env|host|xorg|profile|makefile)\.)(?<host>[A-Za-z0-9][\w-]{1,62}(?:\.[\w-]{1,62}){0,4}\.(?:lan|local|localdomain|internal|home\.arpa|fritz\.box))(?![\w/.-]?\w)`,
        'i',
      ),
    ],
  },
]
