package main

import (
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"
)

// A text with its references filled in.
type filled struct {
	Value string `json:"value"`
	// The variables that were asked for and have no value.
	Unset []string `json:"unset,omitempty"`
	// Why it is refused.
	Refusal string `json:"refusal,omitempty"`
}

func fill(text string, env map[string]string) filled {
	var answer filled
	value, err := template.SubstituteWithOptions(text, func(name string) (string, bool) {
		value, found := env[name]
		if !found {
			answer.Unset = append(answer.Unset, name)
		}
		return value, found
	}, template.WithoutLogging)
	if err != nil {
		return filled{Refusal: err.Error()}
	}
	answer.Value = value
	return answer
}

// The variables that an environment file sets.
type environment struct {
	Values map[string]string `json:"values"`
	// Why it is refused.
	Refusal string `json:"refusal,omitempty"`
}

func readEnvironment(text string) environment {
	values, err := dotenv.Parse(strings.NewReader(text))
	if err != nil {
		return environment{Refusal: err.Error()}
	}
	return environment{Values: values}
}
