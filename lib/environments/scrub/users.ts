import { pathName, pattern, userName } from './names'
import type { PatternGroup } from './patterns'

const user = `(?<user>${userName})`
const inPath = `(?<login>${pathName})`

/** People's names in what sudo, PAM, logind, rocminfo and the like say. */
export const userPatterns: PatternGroup[] = [
  {
    words: 'sudo su: su\\[ su sudoers',
    patterns: [
      pattern(String.raw`\[sudo[^\]]{0,20}\][^:：<\d]{0,60}?[ ]${user}\s{0,2}[:：]`),
      pattern(String.raw`\[sudo[^\]]{0,20}\]\s${user}\s?(?:の|的|için|kullanıcısının|님의|के)`),
      pattern(
        String.raw`\bsudo(?:\[\d{1,8}\])?:\s{1,20}${user} : (?:TTY|PWD|user|command|\d|a password|problem|no tty)`,
      ),
      pattern(String.raw`(?<![\w.-])${user}[\"']? is not in the sudoers`),
      pattern(String.raw`\bsu(?:\[\d{1,8}\])?: \(to ${user}\) ${user.replace('user', 'login')}`),
      pattern(String.raw`\bsu for ${user} by ${user.replace('user', 'login')}`),
    ],
  },
  {
    words:
      'session sessions logged accepted failed password authentication login user logname ruser acct runas username current registered useradd new autologin channels invalid disconnected authenticating unix-user opened closed check run',
    patterns: [
      pattern(
        String.raw`\b(?:opened|closed|password|authentication|login|failed|check) for user ['"]?${user}`,
      ),
      pattern(String.raw`\bby ${user}\(uid=\d`),
      pattern(String.raw`\b(?:session|sessions) (?:c?\d{1,6} )?of user ['"]?${user}`, 'i'),
      pattern(String.raw`\b(?:Accepted|Failed) \w{1,20}(?:\/\w{1,20})? for (?:invalid user )?${user} from`),
      pattern(
        String.raw`\b(?:Invalid|Disconnected from|Disconnected from authenticating|authenticating) user ${user} (?:from )?\d`,
      ),
      pattern(
        String.raw`\b(?:USER|LOGNAME|SUDO_USER|USERNAME|User|RUSER|ruser|user|acct|runas|SUDO_UID_NAME)=["']?${user}`,
      ),
      pattern(
        String.raw`\b(?:logged[- ]in (?:user|as)|current user|user ?name|username|login name|run as user|logged on user)["']?\s{0,30}[:=\t]\s{0,30}["']?(?:[\w.-]{1,40}\\{1,2})?${user}`,
        'i',
      ),
      pattern(String.raw`\bregistered owner:\s{1,30}(?<user>\S[^\n]{0,60}\S)`, 'i'),
      pattern(String.raw`\bnew user: name=${user}`),
      pattern(String.raw`^\s{0,12}(?:User|Login)\s{0,20}[:=]\s{1,20}(?<person>${userName})\s{0,8}$`),
      pattern(String.raw`\b[Aa]dd(?:ed|ing) user [\`'"]?${user}`),
      pattern(String.raw`\bLOGIN ON \S{1,20} BY ${user}`),
      pattern(String.raw`\bUser Slice of ${user}`),
      pattern(String.raw`\bautologin(?:-user)?\s?[=:]\s?${user}`),
      pattern(String.raw`\bunix-user:${user}`),
      pattern(String.raw`"(?:user|login|owner|account)"\s?:\s?"${user}"`),
      // nix-info
      pattern(String.raw`\bchannels\(${user}\):`),
    ],
  },
  {
    words: 'login',
    signs: ['M)', ' login:'],
    patterns: [
      // gpustat: each process with its user
      pattern(String.raw`(?<=\|[^|\n]{0,240}\s)${user}(?::[^\s()]{1,80})?\(\d{1,7}M\)`),
      pattern(String.raw`^\s{0,4}[\w.-]{1,64} login: ${user}\s{0,4}$`),
    ],
  },
  {
    words: 'uid gid euid auid loginuid owner',
    patterns: [
      pattern(
        String.raw`\b(?:uid|euid|loginuid|auid|UID|Uid|owner)[=:]\s?\(?\s{0,6}\d{1,10}[\s/]{0,8}\(?${user}\)`,
      ),
      pattern(String.raw`\b(?:Uid|Gid): \(\s{0,6}\d{1,10}/\s{0,10}${user}\)`),
      pattern(String.raw`(?<=\buid=[^\n]{0,600}[=,])\d{4,10}\(${user}\)`),
      pattern(String.raw`\b(?:UID|GID|Owner UID|User Identifier):\s{1,12}\d{1,10} \(${user}\)`),
    ],
  },
  {
    words: 'member usermod gpasswd adduser chown cron crond enable-linger',
    patterns: [
      pattern(String.raw`(?<![\w.-])(?:\d{1,2}m)?${user} is (?:not )?(?:a )?member of`),
      pattern(String.raw`\busermod\s(?:-{1,2}\S{1,30}\s){0,4}[\w,]{1,120}\s${user}`),
      pattern(String.raw`\bgpasswd\s(?:-a|--add|-d)\s${user}`),
      pattern(String.raw`\badduser\s${user} [a-z]`),
      pattern(String.raw`\bchown\s(?:-{1,2}\S{1,20}\s){0,3}${user}[:.\s]`),
      pattern(String.raw`\b(?:CRON|crond?)\[\d{1,8}\]: \(${user}\)`),
      pattern(String.raw`\benable-linger\s${user}`),
    ],
  },
  {
    words: 'home homes users documents media mail cron',
    patterns: [
      pattern(
        String.raw`(?<!https?:\/\/[^\s"']{0,200})(?<!\.(?:com|org|net|io|dev)(?:\/[\w.-]{0,40}){0,4})[\\/](?:home|homes)[\\/]{1,2}(?!linuxbrew\b|\.)${inPath}`,
      ),
      pattern(String.raw`\/media\/(?!(?:cdrom|floppy|usb|root|sf_)\d?\b)${inPath}\/`),
      pattern(
        String.raw`(?:\b[A-Za-z]:|\/mnt\/[a-z])[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}(?!(?:Public|Default|All Users|Default User)\b)(?<login>[\w\u00c0-\uffef][^\\/:*?"<>|\s]{0,62}(?: [\w\u00c0-\uffef(][^\\/:*?"<>|\s]{0,40}){0,3})(?=[\\/])`,
        'i',
      ),
      pattern(
        String.raw`(?:\b[A-Za-z]:|\/mnt\/[a-z])[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}(?!(?:Public|Default|All Users|Default User)\b)${inPath}`,
        'i',
      ),
      pattern(
        String.raw`(?<!https?:\/\/[^\s"']{0,200})\/(?:Users|run\/media|var\/(?:spool\/)?mail|var\/spool\/cron(?:\/crontabs)?)\/(?!Shared\b|Public\b|\.)${inPath}`,
      ),
    ],
  },
]
