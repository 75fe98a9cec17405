import { pattern } from './names'
import type { PatternGroup } from './patterns'

const before = String.raw`(?<![\w-])`
/** A value that is neither masked nor a variable nor a placeholder. */
const value = String.raw`(?![*•x]{3,}|<|\$|%\w+%|\{)`

/** Passwords, tokens and keys: by their own shape, or by the label before them. */
export const tokenPatterns: PatternGroup[] = [
  {
    words:
      'ghp_ gho_ ghu_ ghs_ ghr_ github_pat glpat glptt gldt glrt hf_ api_org org_ sk- xox akia asia aroa aida aiza eyj npm_ pypi dckr nvapi tskey ya29 sg\\. rk_live pk_live sk_live dop_v hvs shpat lin_api',
    patterns: [
      pattern(
        String.raw`${before}(?<token>gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{22,255}|gl(?:pat|ptt|dt|rt)-[\w-]{16,80})`,
      ),
      pattern(
        String.raw`${before}(?<token>hf_[A-Za-z0-9]{16,80}|(?:api_)?org_[A-Za-z]{34}|sk-[A-Za-z0-9_-]{20,220}|npm_[A-Za-z0-9]{30,60}|pypi-[\w-]{40,250})`,
      ),
      pattern(
        String.raw`${before}(?<token>xox[abeoprs]-[A-Za-z0-9-]{10,250}|(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b|AIza[\w-]{35}|ya29\.[\w-]{20,250})`,
      ),
      pattern(String.raw`${before}(?<token>eyJ[\w-]{8,4000}\.[\w-]{4,4000}(?:\.[\w-]{0,4000})?)`),
      pattern(
        String.raw`${before}(?<token>dckr_[a-z]{3}_[\w-]{20,80}|nvapi-[\w-]{20,120}|tskey-[\w-]{10,120}|SG\.[\w-]{16,32}\.[\w-]{16,64}|[rsp]k_live_\w{16,120}|dop_v1_[0-9a-f]{64}|hvs\.[\w-]{20,120}|shpat_[0-9a-f]{32}|lin_api_\w{30,60})`,
      ),
    ],
  },
  {
    words:
      'pass pwd psk sshpass token secret api access auth bearer basic credential private account client x-api cookie set-cookie session key sig= signature wandb hf_ hugging apikey',
    patterns: [
      pattern(String.raw`\b(?:bearer|basic)\s{1,4}${value}(?<token>(?!-)[\w.~+/-]{12,4000}={0,2})`, 'i'),
      pattern(
        String.raw`(?<![A-Za-z])(?:passw(?:or)?d|passphrase|passwort|psk|sshpass|pwd(?=["']?:))["']?\s{0,4}[:=]\s{0,4}"${value}(?<token>[^"\n]{1,200})"`,
        'i',
      ),
      pattern(
        String.raw`(?<![A-Za-z])(?:passw(?:or)?d|passphrase|passwort|psk)\s{0,4}[:=]\s{0,4}'${value}(?<token>[^'\n]{1,200})'`,
        'i',
      ),
      pattern(
        String.raw`(?<![A-Za-z])(?:passw(?:or)?d|passphrase|passwort|psk)=${value}(?<token>[^\s"'&,;]{1,200})`,
        'i',
      ),
      pattern(
        String.raw`(?<![A-Za-z])(?:passw(?:or)?d|passphrase|passwort|psk):\s{1,4}${value}(?<token>(?![A-Za-z]{1,12}$)[^\s"'&,;]{6,200})\s{0,8}$`,
        'i',
      ),
      pattern(
        String.raw`\s--?(?:password|passwd|pass|token|api-key|secret|psk)[\s=]${value}(?<token>[^\s"'-][^\s"']{3,400})`,
        'i',
      ),
      pattern(
        String.raw`(?:token|secret|secret[_-]?access[_-]?key|api[_-]?key|apikey|access[_-]?key(?:[_-]?id)?|auth[_-]?key|private[_-]?key|account[_-]?key|client[_-]?secret|credentials?|x-api-key|set-cookie|session[_-]?id)["']?\s{0,4}[:=]\s{0,4}["']?${value}(?<token>(?=[^\s"',;&]{0,200}[A-Za-z])(?=[^\s"',;&]{0,200}\d)[\w.~+/=:%-]{12,4000})`,
        'i',
      ),
      pattern(
        String.raw`[?&](?:access_token|token|key|sig|signature|api_key|auth)=${value}(?<token>[\w.~+/=%-]{8,2000})`,
        'i',
      ),
      pattern(
        String.raw`_(?:TOKEN|SECRET|API_KEY|PASSWORD|PASSWD)=["']?${value}(?<token>[^\s"',;&]{4,4000})`,
      ),
    ],
  },
  {
    words: 'ssh ecdsa sk-ssh sha256',
    signs: ['://'],
    patterns: [
      pattern(String.raw`:\/\/${value}(?<token>[^\s/:@"'<>]{1,120}:[^\s/@"'<>]{1,200})@`),
      pattern(String.raw`:\/\/${value}(?<token>[^\s/:@"'<>]{16,200})@`),
      pattern(
        String.raw`\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-\S{1,40}@openssh\.com) (?<token>AAAA[A-Za-z0-9+/]{20,8000}={0,3}(?: [\w.@-]{1,120})?)`,
      ),
      pattern(String.raw`\bSHA256:(?<token>[A-Za-z0-9+/]{43})=?`),
    ],
  },
  {
    words: 'key product license',
    patterns: [pattern(String.raw`${before}(?<token>(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5})(?![\w-])`)],
  },
  {
    words: 's-1-5-21',
    patterns: [pattern(String.raw`\bS-1-5-21-(?<user>\d{6,10}-\d{6,10}-\d{6,10}(?:-\d{3,8})?)`)],
  },
]
