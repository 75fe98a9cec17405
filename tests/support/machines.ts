/** What a member pastes, with everything in it that must never be stored or shown. */
export const pastedMachine = `countess@difference-engine:~$ uname -a
Linux difference-engine 6.17.0-5-generic #5-Ubuntu SMP PREEMPT_DYNAMIC x86_64 GNU/Linux
PRETTY_NAME="Ubuntu 25.10"
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD102 [GeForce RTX 4090] [10de:2684] (rev a1)
	Kernel driver in use: nvidia
NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build
Serial Number: 1320623061234
inet 203.0.113.77/24 ether 02:42:ac:11:00:42
/home/countess/projects/nightingale/run.sh: failed
NVRM: Xid (PCI:0000:01:00): 79, pid='<unknown>', name=<unknown>, GPU has fallen off the bus.`

/** The words of it that name somebody or something of theirs; the last one only its owner knows. */
export const pastedSecrets = ['difference-engine', 'countess', '1320623061234', '203.0.113.77', '02:42:ac:11']
export const ownSecret = 'nightingale'

/** Another card of the same architecture, with another branch. */
export const kinMachine = `Linux host 6.12.9-arch1-1 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux
01:00.0 VGA compatible controller [0300]: NVIDIA Corporation AD104 [GeForce RTX 4070] [10de:2786] (rev a1)
	Kernel driver in use: nvidia
NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.133.07  Release Build`

/** A machine with nothing in common with the others. */
export const otherMachine = `Linux host 6.18.1 #1 SMP PREEMPT_DYNAMIC x86_64 GNU/Linux
03:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 31 [Radeon RX 7900 XT/7900 XTX] [1002:744c] (rev c8)
	Kernel driver in use: amdgpu`
