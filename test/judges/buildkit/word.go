package main

import (
	"maps"
	"slices"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// A word with its variables filled in and its quotes taken away.
type expansion struct {
	Value string `json:"value"`
	// The variables that were asked for and have no value.
	Unset []string `json:"unset,omitempty"`
	// Why it is refused.
	Error string `json:"error,omitempty"`
}

func expandWord(asked question) expansion {
	var env []string
	for name, value := range asked.Env {
		env = append(env, name+"="+value)
	}
	lexer := shell.NewLex([]rune(asked.Escape)[0])
	value, unset, err := lexer.ProcessWord(asked.Word, shell.EnvsFromSlice(env))
	if err != nil {
		return expansion{Error: err.Error()}
	}
	return expansion{Value: value, Unset: slices.Sorted(maps.Keys(unset))}
}
