"""Averages the weights of runs that began from one another: python average.py --runs third fourth fifth --out mean
The runs lie in $TRAIN_WORK; vocabulary and configuration are the last one's (Wortsman et al. 2022, "Model soups")."""
import argparse, os, shutil
import torch

a = argparse.ArgumentParser(); a.add_argument('--runs', nargs='+', required=True); a.add_argument('--out', required=True); a = a.parse_args()
WORK = os.environ.get('TRAIN_WORK', '/work/train')
states = [torch.load(f'{WORK}/{run}/best.pt', weights_only=False) for run in a.runs]
last = states[-1]
os.makedirs(f'{WORK}/{a.out}', exist_ok=True)
for name in ('config.json', 'vocab.json'): shutil.copy(f'{WORK}/{a.runs[-1]}/{name}', f'{WORK}/{a.out}')
torch.save({k: sum(s[k] for s in states) / len(states) if last[k].is_floating_point() else last[k] for k in last}, f'{WORK}/{a.out}/best.pt')
print('averaged', a.runs)
